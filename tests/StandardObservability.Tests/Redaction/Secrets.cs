using System.Text;
using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Tests.Redaction;

/// <summary>
/// Invented secrets that are valid by the rules. They are composed at run time, so that no file contains one. For each sample the part that
/// must be redacted is known.
/// </summary>
internal static class Secrets
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>All samples.</summary>
    public static IReadOnlyList<SecretSample> All { get; } =
    [
        .. CreateSamples(RedactionKinds.Jwt, Enumerable.Range(1, 8).Select(Jwt)),
        .. CreateSamples(RedactionKinds.Jwt, Jwt(9) + "." + Mixed(9, 20) + "." + Mixed(10, 20), Url("{\"alg\":\"none\"}") + "." + Url("{\"sub\":\"x\"}") + "."),
        .. CreateSamples(RedactionKinds.Bearer, Enumerable.Range(1, 8).Select(static i => "Bearer " + Mixed(i, 16 + (i * 5))), static s => s[7..]),
        .. CreateSamples(RedactionKinds.Bearer, ["bearer " + new string('q', 40), "BEARER  " + Mixed(4, 30) + "=="], static s => s[7..].Trim()),
        .. CreateSamples(RedactionKinds.Basic, Pairs(10).Select(static p => "Basic " + Base64(p)), static s => s[6..]),
        .. CreateSamples(RedactionKinds.AwsAccessKeyId, ((string[])["AK" + "IA", "AS" + "IA", "AB" + "IA", "AC" + "CA"]).SelectMany((p, i) => (string[])[p + Pick(Base32, i, 16), p + Pick(Base32, i + 40, 16)])),
        .. CreateSamples(RedactionKinds.AwsSecretKey, Enumerable.Range(1, 8).Select(static i => "AK" + "IA" + Pick(Base32, i, 16) + ((string[])[",", ", ", ";", "\t"])[i % 4] + Mixed(i + 50, 39) + "/"), static s => s[20..].TrimStart(',', ';', '\t', ' ')),
        .. CreateSamples(RedactionKinds.AwsSessionToken, ((string[])["Fw" + "oG", "FQ" + "oG", "IQ" + "oJ"]).SelectMany((p, i) => (string[])[p + Mixed(i, 200) + "=", p + Mixed(i + 3, 320), p + Mixed(i + 6, 130) + "%2F" + Mixed(i + 9, 40)])),
        .. CreateSamples(RedactionKinds.GitHubToken, ((string[])["gh" + "p_", "gh" + "o_", "gh" + "u_", "gh" + "s_", "gh" + "r_"]).Select((p, i) => p + Mixed(i, 36))),
        .. CreateSamples(RedactionKinds.GitHubToken, Enumerable.Range(0, 4).Select(static i => "github" + "_pat_" + Mixed(i, 22) + "_" + Mixed(i + 30, 59))),
        .. CreateSamples(RedactionKinds.GitLabToken, Enumerable.Range(0, 8).Select(static i => "gl" + "pat-" + Mixed(i, 20 + i))),
        .. CreateSamples(RedactionKinds.SlackToken, ((string[])["b", "p", "a", "r", "s"]).Select((p, i) => "xo" + "x" + p + "-12345678901" + i + "-" + Mixed(i, 24))),
        .. CreateSamples(RedactionKinds.SlackToken, Enumerable.Range(0, 4).Select(static i => "https://hooks.sl" + "ack.com/services/T0" + Mixed(i, 8) + "/B0" + Mixed(i + 1, 8) + "/" + Mixed(i + 2, 24)), static s => s[(s.IndexOf("services/", StringComparison.Ordinal) + 9)..]),
        .. CreateSamples(RedactionKinds.StripeKey, ((string[])["sk_" + "live_", "sk_" + "test_", "rk_" + "live_", "rk_" + "test_", "wh" + "sec_"]).SelectMany((p, i) => (string[])[p + Mixed(i, 24), p + Mixed(i + 5, 99)])),
        .. CreateSamples(RedactionKinds.GoogleKey, Enumerable.Range(0, 5).Select(static i => "AI" + "za" + Mixed(i, 35))),
        .. CreateSamples(RedactionKinds.GoogleKey, "ya" + "29." + Mixed(3, 60), "GOC" + "SPX-" + Mixed(4, 28), "ya" + "29.a0" + Mixed(5, 40) + "-" + Mixed(6, 30)),
        .. CreateSamples(RedactionKinds.SendGridKey, Enumerable.Range(0, 8).Select(static i => "S" + "G." + Mixed(i, 22) + "." + Mixed(i + 9, 43))),
        .. CreateSamples(RedactionKinds.PackageToken, Enumerable.Range(0, 5).Select(static i => "np" + "m_" + Mixed(i, 36))),
        .. CreateSamples(RedactionKinds.PackageToken, Enumerable.Range(0, 3).Select(static i => "py" + "pi-AgE" + Mixed(i, 60 + (i * 20)))),
        .. CreateSamples(RedactionKinds.AiKey, ((string[])["sk-" + "ant-", "sk-" + "proj-", "sk-" + "svcacct-"]).SelectMany((p, i) => (string[])[p + Mixed(i, 40), p + "api03-" + Mixed(i + 7, 90) + "_" + Mixed(i, 8), p + Mixed(i + 9, 24)])),
        .. CreateSamples(RedactionKinds.AiKey, "sk" + "-" + Mixed(1, 20) + "T3Blbk" + "FJ" + Mixed(2, 20), "h" + "f_" + Mixed(3, 34), "gs" + "k_" + Mixed(4, 52), "pp" + "lx-" + Mixed(5, 48), "nv" + "api-" + Mixed(6, 60), "xa" + "i-" + Mixed(7, 80), "r" + "8_" + Mixed(8, 37), "AB" + "SK" + Mixed(9, 128)),
        .. CreateSamples(RedactionKinds.GitLabToken, ((string[])["gl" + "dt-", "gl" + "rt-", "gl" + "ptt-", "gl" + "agent-"]).Select((p, i) => p + Mixed(i, 24))),
        .. CreateSamples(RedactionKinds.PackageToken, "dck" + "r_pat_" + Mixed(1, 27), "ruby" + "gems_" + Hex(2, 48), "oy" + "2" + Mixed(3, 43).ToLowerInvariant()),
        .. CreateSamples(
            RedactionKinds.ServiceToken,
            "do" + "p_v1_" + Hex(1, 64), "hv" + "s." + Mixed(2, 95), "S" + "K" + Hex(3, 32), "gl" + "sa_" + Mixed(4, 32) + "_" + Hex(5, 8), "gl" + "c_" + Mixed(6, 60),
            "shp" + "at_" + Hex(7, 32), "da" + "pi" + Hex(8, 32), "lin" + "_api_" + Mixed(9, 40), "nt" + "n_" + Mixed(10, 46), "NR" + "AK-" + Mixed(11, 27).ToUpperInvariant(),
            "PM" + "AK-" + Hex(12, 24) + "-" + Hex(13, 34), "fi" + "gd_" + Mixed(14, 43), "AT" + "ATT3" + Mixed(15, 180), "ts" + "key-auth-" + Mixed(16, 30), "psc" + "ale_tkn_" + Mixed(17, 43),
            "vc" + "p_" + Mixed(18, 40), "sb" + "p_" + Hex(19, 40), "sq" + "0atp-" + Mixed(20, 22), "d" + "p.pt." + Mixed(21, 43), "pu" + "l-" + Hex(22, 40),
            "AGE-SEC" + "RET-KEY-1" + Mixed(23, 58).ToUpperInvariant(), Mixed(24, 14) + ".atl" + "asv1." + Mixed(25, 67), "123456789:A" + "A" + Mixed(26, 33)),
        .. CreateSamples(RedactionKinds.ServiceToken, ["https://disc" + "ord.com/api/webhooks/123456789012345678/" + Mixed(27, 68)], static s => s[(s.IndexOf("webhooks/", StringComparison.Ordinal) + 9)..]),
        .. CreateSamples(RedactionKinds.ServiceToken, ["https://api.tele" + "gram.org/bot1234567890:A" + "A" + Mixed(28, 33) + "/sendMessage"], static s => s[(s.IndexOf("/bot", StringComparison.Ordinal) + 4)..s.LastIndexOf('/')]),
        .. CreateSamples(RedactionKinds.PrivateKey, [Base64("-----BEGIN RSA PRIVATE KEY-----\n" + Mixed(1, 120)), "-----BEGIN%20PRIVATE%20KEY-----%0A" + Mixed(3, 80)]),
        .. CreateSamples(RedactionKinds.AuthorizationHeader, ["Negotiate YII" + Mixed(1, 60), "NTLM TlRM" + Mixed(2, 60) + "==", "ApiKey " + Mixed(3, 32)], static s => s[(s.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
        .. CreateSamples(RedactionKinds.Card, Cards.SelectMany(static c => (string[])[c, Grouped(c, ' '), Grouped(c, '-')]).Distinct()),
        .. CreateSamples(RedactionKinds.Iban, Ibans.SelectMany(static i => (string[])[i, string.Join(' ', i.Chunk(4).Select(static c => new string(c)))])),
        .. CreateSamples(
            RedactionKinds.Email,
            "ada.lovelace@example.com", "o'brien@mail.example.ie", "first+tag@sub.domain.example.co.uk", "A_B-C@EXAMPLE.ORG", "x@y.io", "user%40example.com",
            "name.surname%40mail.example.de", "1234567@qq.example.com", "j.k@example.at", "root@example.museum",
            "a.b.c.d@very-long-domain-name.example.technology", "u@xn--80ak6aa92e.example.com"),
        .. CreateSamples(RedactionKinds.PrivateKey, PrivateKeys()),
        .. CreateSamples(RedactionKinds.UrlUser, Urls().Select(static u => u.Url), static s => Urls().First(u => u.Url == s).Secret),
        .. CreateSamples(
            RedactionKinds.UrlSignature,
            ((string[])["X-Amz-Signature=", "X-Goog-Signature=", "Signature=", "sig=", "signature="]).SelectMany(static (p, i) => (string[])["?" + p + Mixed(i, 64), "https://h.example.com/o?e=1&" + p + Mixed(i + 2, 43) + "%3D"]),
            static s => s[(s.LastIndexOf('=') + 1)..]),
        .. CreateSamples(
            RedactionKinds.AuthorizationHeader,
            ((string[])["Bearer abc12345", "Basic " + "eDp5", "Digest username=\"x1\", nonce=\"abc\"", "AWS4-HMAC-SHA256 Credential=EXAMPLE/20260101/eu-west-1/s3/aws4_request, Signature=fe5f80", "ApiKey 0123-4567-89ab", "Negotiate YIIQ1234=", "tok3n-without-scheme", "Token token=s3cr3tvalue"])
                .Where(static v => !v.StartsWith("Basic", StringComparison.Ordinal)).SelectMany(static v => (string[])["Authorization: " + v, "Proxy-Authorization:" + v]),
            static s => s[(s.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()),
        .. CreateSamples(
            RedactionKinds.CookieHeader,
            ["Cookie: session=abcdef; theme=dark", "Set-Cookie: id=a3fWa; Expires=Thu, 21 Oct 2027 07:28:00 GMT; Secure", "cookie: .AspNetCore.Identity=CfDJ8", "COOKIE:a=b", "set-cookie: __Host-sid=q1w2; Path=/", "Cookie: PHPSESSID=298zf09hf012fh2; csrftoken=u32t4o3tb3gg43", "Set-Cookie: token=xyz; HttpOnly", "Cookie:  x.y-z=1"],
            static s => s[(s.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()),
        .. KeyValues(RedactionKinds.Key, static v => v,
            "password={0}", "pwd={0}", "PASSWORD = {0}", "db.password={0}", "client_secret={0}", "?access_token={0}", "&api_key={0}&x=1",
            "refresh_token%3D{0}%26x%3D1", "\"password\":\"{0}\"",
            "\"clientSecret\": \"{0}\"", "'apiKey': '{0}'", "\\\"token\\\":\\\"{0}\\\"", "password: {0}", "Api-Key: {0}", "x-api-key: {0}", "API key: {0}",
            "token: {0}", "<password>{0}</password>",
            "<ns:Secret>{0}</ns:Secret>", "--password {0}", "--token={0}", "headers[\"X-Api-Key\"] = \"{0}\"", "aws_secret_access_key = {0}",
            "SecretAccessKey={0}", "passphrase={0}", "PGPASSWORD={0}",
            "user_password2={0}", "authToken={0}", "private_key={0}", "Ocp-Apim-Subscription-Key: {0}", "passwordHash={0}", "session_token=\"{0}\"",
            "password='{0}'", "newPassword={0}", "cvv={0}"),
        .. KeyValues(RedactionKinds.ConnectionString, static v => v,
            "Server=db;User Id=sa;Password={0};Encrypt=true", "Server=db;Database=x;Pwd={0};",
            "AccountName=acme;AccountKey={0};EndpointSuffix=core.example.net",
            "Endpoint=sb://acme.example.net/;SharedAccessKeyName=Root;SharedAccessKey={0};",
            "Host=db;Username=u;Password={0};Pooling=true", "Data Source=x; Password={0}; Max Pool Size=10", "HostName=h;SharedAccessKey={0};DeviceId=d",
            "Password={0};Server=db"),
        .. CreateSamples(RedactionKinds.ConnectionString, ["Server=db;Password=two words;Encrypt=true", "Server=db;Pwd=a,b)c d;Timeout=3"], static s => s[(s.IndexOf('=', 11) + 1)..s.LastIndexOf(';')]),
    ];

    public static string Jwt(int seed) => Token($$"""{"alg":"HS256","typ":"JWT","kid":"{{seed}}"}""", seed);

    private static IReadOnlyList<string> Cards =>
    [
        "4" + "111111111111111", "4" + "012888888881881", "5" + "555555555554444", "5" + "105105105105100", "2" + "223003122003222", "3" + "78282246310005", "3" + "71449635398431",
        "6" + "011111111111117", "6" + "011000990139424", "3" + "530111333300000", "3" + "0569309025904", "3" + "8520000023237", "6" + "200000000000005",
    ];

    private static IReadOnlyList<string> Ibans =>
    [
        "DE" + "89370400440532013000", "GB" + "29NWBK60161331926819", "FR" + "1420041010050500013M02606", "NL" + "91ABNA0417164300", "AT" + "611904300234573201", "CH" + "9300762011623852957",
    ];

    private static string Token(string header, int seed) => $"{Url(header)}.{Url($$"""{"sub":"{{seed}}","name":"n"}""")}.{Mixed(seed, 43)}";

    private static string Url(string text) => Base64(text).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Letters and digits, always the same for a seed, with a digit early on.</summary>
    private static string Mixed(int seed, int length)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, length).Select(i => i % 5 == 3 ? (char)('0' + random.Next(10)) : Letters[random.Next(Letters.Length)]));
    }

    private static string Hex(int seed, int length) => Pick("0123456789abcdef", seed, length);

    private static string Pick(string alphabet, int seed, int length)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }

    private static string Grouped(string card, char separator)
    {
        int[] groups = card.Length switch { 16 => [4, 8, 12], 15 => [4, 10], _ => [4, 10] };
        return groups.Reverse().Aggregate(card, (c, at) => c.Insert(at, separator.ToString()));
    }

    private static IEnumerable<string> Pairs(int count) => Enumerable.Range(1, count).Select(static i => $"user{i}:p{Mixed(i, i)}");

    private static IEnumerable<string> PrivateKeys()
    {
        foreach (var label in (string[])["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK"])
        {
            var body = string.Join('\n', Enumerable.Range(0, 4).Select(i => Mixed(i, 64)));
            var block = $"-----BEGIN {label}-----\n{body}\n-----END {label}-----";
            yield return block;
            yield return block.Replace("\n", "\\n", StringComparison.Ordinal);
        }

        yield return $"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{Mixed(5, 32)}\n\n{Mixed(1, 64)}\n-----END RSA PRIVATE KEY-----";
        yield return "-----BEGIN PRIVATE KEY-----\n" + Mixed(2, 64);
    }

    private static IEnumerable<(string Url, string Secret)> Urls()
    {
        foreach (var (scheme, i) in ((string[])["https", "http", "postgres", "amqp", "mongodb+srv", "redis", "ftp", "sftp"]).Select(static (s, i) => (s, i)))
        {
            var secret = $"user{i}:pass{Mixed(i, 6)}";
            yield return ($"{scheme}://{secret}@host.example.com:5432/db?x=1", secret);
        }

        yield return ("https://" + Mixed(1, 32) + "@sentry.example.com/4", Mixed(1, 32));
        yield return ("redis://:only-pass@cache:6379", ":only-pass");
        yield return ("amqp://u:p@ss@mq.example.com", "u:p@ss");
        yield return ("https://x-access-token:" + Mixed(7, 20) + "@git.example.com/a.git", "x-access-token:" + Mixed(7, 20));
    }

    private static IEnumerable<SecretSample> KeyValues(string kind, Func<string, string> secret, params string[] forms)
        => forms.SelectMany((form, i) => ((string[])["hunter" + i + "!", Mixed(i, 24)]).Select(v => new SecretSample(kind, string.Format(null, form, v), secret(v))));

    private static IEnumerable<SecretSample> CreateSamples(string kind, params IEnumerable<string> samples) => samples.Select(s => new SecretSample(kind, s, s));

    private static IEnumerable<SecretSample> CreateSamples(string kind, IEnumerable<string> samples, Func<string, string> secret) => samples.Select(s => new SecretSample(kind, s, secret(s)));
}
