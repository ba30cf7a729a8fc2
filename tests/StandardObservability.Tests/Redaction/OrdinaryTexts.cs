namespace StandardObservability.Tests.Redaction;

/// <summary>Texts that resemble secrets but are not, grouped by the kind they resemble.</summary>
internal static class OrdinaryTexts
{
    public static IReadOnlyList<string> All { get; } =
    [
        // Ids and hashes.
        "6f9619ff-8b86-d011-b42d-00c04fc964ff", "00000000-0000-0000-0000-000000000000", "12345678-1234-1234-1234-123456789012", "41111111-1111-1111-1111-111111111111",
        "0af7651916cd43dd8448eb211c80319c", "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", "1-67891233-abcdef012345678912345678", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "commit 221c13d0b1f2e3d4c5b6a798897a6b5c4d3e2f10", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "sha256:4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c",
        "md5 d41d8cd98f00b204e9800998ecf8427e", "ETag: \"33a64df551425fcc55e4d42a148795d9f25f89d4\"", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "cjld2cjxh0000qzrmn831i7rn", "V1StGXR8_Z5jdHi6B-myT",
        "req-8f14e45f-ceea-467f-9d61-1234567890ab", "x-amzn-requestid 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "session.id=abc", "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab", "40 chars: 2jmj7l5rSw0yVb/vlWAYkK/YBwk2jmj7l5rSw0yV",
        "AKIAISSHORT", "AKIA is the prefix of access key ids", "AKIA1111111111111111", "MAKIAAAAAAAAAAAAAAAAA", "ASIA/Tokyo", "ASIAN MARKETS REPORT 2026", "FwoGZXIv", "IQoJb3JpZ2lu", "ghp_short", "github_pat_ is a prefix",

        // Resource names and addresses.
        "arn:aws:iam::123456789012:role/service-role/MyRole", "arn:aws:s3:::my-bucket/key", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf", "secret=arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf",
        "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", "arn:aws:sqs:eu-central-1:444455556666:orders", "https://example.com:8080/path?x=1&y=2#frag", "http://localhost:4317", "https://example.com/a@b/c",
        "ssh://git@github.com/org/repo.git", "git@github.com:org/repo.git", "https://user@example.com/", "postgres://readonly@db.internal:5432/app", "s3://bucket/key", "jdbc:postgresql://db:5432/app", "file:///etc/passwd", "C:\\secrets\\readme.txt",
        "/var/run/secrets/kubernetes.io/serviceaccount", "/usr/lib/x86_64-linux-gnu/libssl.so.3", "\\\\server\\share\\file", "redis://cache:6379/0", "mongodb://a.example.com,b.example.com/db", "192.168.0.1:443", "[2001:db8::1]:8443", "fe80::1ff:fe23:4567:890a%eth0",
        "logo@2x.png", "icon@3x.jpg", "react@18.2.0", "@types/node@20.11.5", "golang.org/x/net@v0.17.0", "pkg@1.0.0-beta.1", "getty@tty1.service", "user@1000.service", "ubuntu@ip-10-0-0-1.ec2.internal", "root@localhost", "deploy@build-01", "@app.route", "a@b", "me @ home . com",
        "image@sha256:0123456789abcdef", "Bar@1b2c3d4", "@Autowired", "SELECT @@VERSION", "user@host: permission denied", "foo@bar.local", "50% @ 2.5",

        // Numbers.
        "1732320000", "1732320000123", "1732320000123456", "1732320000123456789", "20261123011257", "2026-11-23T01:12:57.1234567Z", "2026-11-23 01:12:57,123", "ISBN 978-3-16-148410-0", "ISBN 9783161484100", "EAN 4006381333931", "GTIN 04006381333931", "4012345678901",
        "3.141592653589793238462643", "0.4111111111111111", "4111111111111111.5", "-0.0000000000000004", "1e-16", "order 4111111111111112", "order 1234567890123456", "invoice 2026-000123-000456", "4111 1111 1111 1112", "4111-1111-1111-1112", "5555 5555 5555 5555",
        "41111111111111111111", "x4111111111111111", "4111111111111111abc", "a4b4111111111111111c", "0000000000000000", "4444444444444444", "123-45-6789", "+49 30 901820", "+1 (555) 010-9999", "(02) 1234 5678", "12,345,678,901,234", "v10.0.12345.6789",
        "1.2.3.4", "10.11.0", "Version=10.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089", "System.Text.Json, Version=10.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51", "port=5432;timeout=30", "latency 123456789012 ns", "id=7012345678901234567",
        "DE00370400440532013000", "DE123", "GB 29", "FR version 12", "IT27 rooms", "MT31 release", "NL91 ABNA 0417 1643 01", "US64SVBKUS6S3300958879", "XX82WEST12345698765432",

        // Words.
        "Basic plan", "Basic authentication is off", "basic understanding of tokens", "Basic training 12345678", "Bearer of news", "bearer authentication scheme", "Bearer error=\"invalid_token\"", "Scheme: Bearer", "The Bearer token was missing", "AuthenticationScheme: Bearer was challenged.",
        "Authorization: failed for user", "Authorization was successful.", "Authorization: RequireAuthenticatedUser", "Policy: Authorization header missing", "Proxy-Authorization required", "Cookie: none", "Cookie consent given", "cookieConsent=true", "Cookies: enabled", "Cookie: chocolate chip",
        "author=Ada Lovelace", "authority=example.com", "token_count=5", "tokenCount=512", "max_tokens=4096", "prompt_tokens: 12", "token_type=bearer", "token_endpoint=https://login.example.com/oauth2/token", "tokenizer=gpt2", "tokens=15", "gen_ai.usage.input_tokens=1024",
        "keyboard=de", "monkey=1", "key=value", "primary_key=id", "cache key: user:42", "partition_key=orders", "sort-key: created", "foreign key=customer_id", "public_key=abc", "Key: Value", "keys=3", "aws.s3.key=folder/file.txt", "messaging.kafka.message.key=order-17",
        "secretary=Joan", "secretariat: Brussels", "secret_name=prod/db", "secretArn: prod", "passwordless=true", "password_policy=strong", "passwordRequired=true", "hasPassword=true", "password_reset_url=/reset", "passwordLength=12", "Passwort vergessen?", "compass=north", "bypass=1",
        "password is required", "Password must have 8 characters", "The field password: is required", "'password': must not be empty", "Password: ********", "password=***", "password=<hidden>", "password={Password}", "Password: {Password}", "token=null", "token=(null)", "secret: none", "apiKey=${API_KEY}",
        "password=[Filtered]", "Unexpected token: expected identifier", "Unexpected token '}' at position 12", "syntax error near unexpected token `newline'", "invalid token: signature mismatch", "Token: expired", "cancellationToken=System.Threading.CancellationToken", "nextToken=AAAAbbbb1234", "continuation_token=page2",
        "stoppingToken=1", "PageToken: abc123def", "changeToken=42x42", "credential_type=oauth", "credentialProvider: imds", "if (token == null)", "token => token.Type", "secret != other", "Namespace::Token::Kind", "urn:token:abc", "PWD=/app", "OLDPWD=/home/app", "signature=valid", "sig=3", "signature: ok",
        "SELECT * FROM users WHERE password = @password", "UPDATE t SET token = ?", "INSERT INTO users (name, password, token) VALUES (@p0, @p1, @p2)", "WHERE secret = $1 AND token = $2", "where pwd = :pwd",
        "   at Shop.Orders.Place(String password, String token, CancellationToken cancellationToken) in /src/Orders.cs:line 42", "   at System.Threading.Tasks.Task.Execute()", "Value cannot be null. (Parameter 'password')", "System.ArgumentException: token", "--- End of inner exception stack trace ---",
        "Expected '-----BEGIN PRIVATE KEY-----' at the start", "-----BEGIN PRIVATE KEY----- was missing", "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n-----END PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa\n-----END CERTIFICATE-----",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk", "eyJhIjoxfQ==", "eyJ", "eyJ.eyJ.x", "eyJhIjoxfQ.eyJiIjoyfQ.c2ln", "keyJson.value.other", "www.example.com", "a.b.c", "x==y", "=====", "-----", "://", "@@@@", "???", "{}", "[]", "100 %40", "%3D%26",
        "{\"level\":\"info\",\"count\":3,\"user\":\"ada\",\"ok\":true}", "<a href=\"https://example.com\">link</a>", "GET /api/orders?page=2&size=50 HTTP/1.1", "Content-Type: application/json; charset=utf-8", "Accept: */*", "Cache-Control: no-cache, no-store", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "Server=db;Database=x;Integrated Security=true;Encrypt=true", "Host=db;Port=5432;Username=app;Pooling=true", "Max Pool Size=100;Timeout=15", "sk-learn 1.4", "xoxo", "npm_config_cache=/tmp", "npm_lifecycle_event", "SG.com", "AIzawa restaurant", "ya29", "hooks.slack.com/services/", "pypi-mirror", "glpat-", "risk_live_data",
        "日本語のテキスト", "größe=42", "naïve café — déjà vu", "emoji 🔑 key", "Ключ: значение", "",
    ];
}
