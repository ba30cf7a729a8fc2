using System.Buffers;
using System.Text;
using System.Text.Json;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction;

/// <summary>The forms in which programs write a key and its secret value into a text.</summary>
public sealed class SecretShapeTests
{
    private const string Plain = "sunshine";
    private const string Mixed = "hunter2!x";

    private static readonly RedactionPolicy Policy = new(new RedactionOptions());

    [Theory]
    [InlineData("password={0}")]
    [InlineData("{{\"passwords\":[\"{0}\",\"other\"]}}")]
    [InlineData("{{\"passwords\": [ \"{0}\" ], \"x\": 1}}")]
    [InlineData("{{\"credentials\":{{\"user\":\"ada\",\"value\":\"{0}\"}}}}")]
    [InlineData("{{\"secret\":[[\"{0}\"]]}}")]
    [InlineData("{{\"secrets\":[{{\"a\":\"{0}\"}}]}}")]
    [InlineData("{{\\\"passwords\\\":[\\\"a\\\",\\\"{0}\\\"]}}")]
    [InlineData("passwords: ['a', '{0}']")]
    [InlineData("passwords=[a, {0}]")]
    [InlineData("[Authorization, {0}]")]
    [InlineData("[Host, localhost], [Authorization, {0}], [Accept, */*]")]
    [InlineData("(password, {0})")]
    [InlineData("password => {0}")]
    [InlineData("\"password\" => \"{0}\"")]
    [InlineData(":password=>\"{0}\"")]
    [InlineData("[password] => {0}")]
    [InlineData("Map(1) {{ 'password' => '{0}' }}")]
    [InlineData("{{'Authorization': ['Token {0}']}}")]
    [InlineData("{{'Authorization': b'Token {0}'}}")]
    [InlineData("HTTP_AUTHORIZATION=Token {0}")]
    [InlineData("authorization=Bearer {0}")]
    [InlineData("user[password]={0}")]
    [InlineData("user%5Bpassword%5D={0}&x=1")]
    [InlineData("%22password%22%3A%22{0}%22")]
    [InlineData("https://h/?redirect=%2Flogin%3Fpassword%3D{0}%26x%3D1")]
    [InlineData("a%253Fpassword%253D{0}%2526x")]
    [InlineData("{{\\u0022password\\u0022:\\u0022{0}\\u0022,\\u0022x\\u0022:1}}")]
    [InlineData("&quot;password&quot;:&quot;{0}&quot;")]
    [InlineData("<password type=\"string\">{0}</password>")]
    [InlineData("<password><![CDATA[{0}]]></password>")]
    [InlineData("xml: \\u003Cpassword\\u003E{0}\\u003C/password\\u003E")]
    [InlineData("<add key=\"Password\" value=\"{0}\" />")]
    [InlineData("<setting name=\"Password\"><value>{0}</value></setting>")]
    [InlineData("{{\"name\":\"DB_PASSWORD\",\"value\":\"{0}\"}}")]
    [InlineData("{{ \"Key\": \"ApiKey\", \"Value\": \"{0}\" }}")]
    [InlineData("{{ Key = password, Value = {0} }}")]
    [InlineData("{{ Name = x, Password = {0} words here, Id = 1 }}")]
    [InlineData("password: |\n  {0}\n  more\nnext: 1")]
    [InlineData("passwords:\n  - {0}\n  - other\nnext: 1")]
    [InlineData("map[password:{0} user:ada]")]
    [InlineData("password := \"{0}\"")]
    [InlineData("--password {0}")]
    [InlineData("passwort={0}")]
    [InlineData("mot_de_passe={0}")]
    [InlineData("contraseña={0}")]
    [InlineData("Contraseña=\"{0}\"")]
    [InlineData("{{\"contraseña\":\"{0}\"}}")]
    [InlineData("{{\"contrase\\u00F1a\":\"{0}\"}}")]
    [InlineData("пароль={0}")]
    [InlineData("Пароль: \"{0}\"")]
    [InlineData("密码={0}")]
    [InlineData("senha={0}")]
    [InlineData("PASSWORD_OLD={0}")]
    [InlineData("DbPass={0}")]
    [InlineData("ClientKey={0}")]
    [InlineData("PrivateKeyPem={0}")]
    [InlineData("otp={0}")]
    [InlineData("\\npwd={0}")]
    [InlineData("password==>{0}")]
    [InlineData("<Password value='{0}'/>")]
    [InlineData("<Password Value=\"{0}\"></Password>")]
    [InlineData("\\u003CPassword value=\\u0022{0}\\u0022/\\u003E")]
    [InlineData("[\"--password\",\"{0}\",\"-v\"]")]
    [InlineData("['--password', '{0}']")]
    [InlineData("tool -password \"{0}\"")]
    [InlineData("sshpass -p {0} ssh bob@host")]
    [InlineData("sshpass -p'{0}' ssh bob@host")]
    [InlineData("mysql -u root -p{0} -h db app")]
    [InlineData("/usr/bin/mysqldump --host=db -p{0} app")]
    [InlineData("curl -u user:{0} https://h.example")]
    [InlineData("curl -sS -u 'user:{0}' https://h.example")]
    [InlineData("curl --user bob:{0} https://h.example")]
    [InlineData("docker login -u bob -p {0} registry.example")]
    [InlineData("redis-cli -h cache -a {0} ping")]
    [InlineData("ldapsearch -x -D cn=admin -w {0} -b dc=example")]
    [InlineData("mongosh -u bob -p {0} --authenticationDatabase admin")]
    [InlineData("sqlcmd -S db -U sa -P {0} -Q x")]
    [InlineData("unzip -P {0} a.zip")]
    public void A_value_after_a_secret_key_is_redacted(string form)
    {
        AssertRedacted(string.Format(null, form, Plain), Plain);
        AssertRedacted(string.Format(null, form, Mixed), Mixed);
    }

    [Theory]
    [InlineData("pass=hunter2", "hunter2")]
    [InlineData("{\"pass\":\"sunshine\"}", "sunshine")]
    [InlineData("pin=4711", "4711")]
    [InlineData("{\"pin\":4711}", "4711")]
    [InlineData("{\"password\":471100}", "471100")]
    [InlineData("sid=a1b2c3d4e5f6", "a1b2c3d4e5f6")]
    [InlineData("SessionId=3f2504e0-4f89-11d3-9a0c-0305e82c3301", "3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("/callback?code=4f2a9c81d0b7e6&state=x", "4f2a9c81d0b7e6")]
    [InlineData("code=4f2a9c81d0b7e6&grant_type=authorization_code", "4f2a9c81d0b7e6")]
    [InlineData("https://maps.example.com/api?key=4f2a9c81d0b7e6aa", "4f2a9c81d0b7e6aa")]
    [InlineData("CreditCard: 4111 1111 1111 1112", "1111 1112")]
    [InlineData("Server=db;Pwd=/slash/pass;Encrypt=true", "/slash/pass")]
    [InlineData("(\"password\", \"hunter2x\")", "hunter2x")]
    [InlineData("['Authorization', 'Token hunter2x']", "hunter2x")]
    [InlineData("tool -password hunter2x", "hunter2x")]
    [InlineData("mot de passe: hunter2x", "hunter2x")]
    [InlineData("forgot-password=hunter2!", "hunter2!")]
    [InlineData("PASSWORD|hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("password | hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("db_password -> hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("DB_PASSWORD:=hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("${DB_PASSWORD:=hUnt3r2Xy9Zq}", "hUnt3r2Xy9Zq")]
    [InlineData("Password (bob): hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("API key (prod) = hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("the new password is hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("The Password is: hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("your password is now P@ssw0rd2.", "P@ssw0rd2")]
    [InlineData("totp: 482913", "482913")]
    [InlineData("OTP: 4829", "4829")]
    [InlineData("Your verification code: 482913", "482913")]
    [InlineData("SAMLResponse=hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("salt=hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("PasswordSalt: hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("hmac=hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("_csrf=hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    public void A_value_that_looks_like_a_secret_is_redacted_after_an_ambiguous_key(string text, string secret) => AssertRedacted(text, secret);

    /// <summary>JSON escapes the separator or the quotes of these texts.</summary>
    [Theory]
    [InlineData("PASSWORD\thUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("db_password->hUnt3r2Xy9Zq", "hUnt3r2Xy9Zq")]
    [InlineData("Digest username=\"bob\", realm=\"x\", nonce=\"n\", response=\"hUnt3r2Xy9Zq\"", "hUnt3r2Xy9Zq")]
    [InlineData("OAuth oauth_consumer_key=\"k\", oauth_signature=\"hUnt3r2Xy9Zq\"", "hUnt3r2Xy9Zq")]
    [InlineData("Hawk id=\"dh37\", ts=\"1353832234\", mac=\"hUnt3r2Xy9Zq\"", "hUnt3r2Xy9Zq")]
    [InlineData("Signature keyId=\"k\",algorithm=\"hs2019\",signature=\"hUnt3r2Xy9ZqhUnt3r2\"", "hUnt3r2Xy9ZqhUnt3r2")]
    public void A_secret_in_a_plain_text_is_redacted(string text, string secret) => AssertRedacted(text, secret, isInJson: false);

    [Theory]
    [InlineData("Pwd=/app")]
    [InlineData("pwd=/usr/src/app")]
    [InlineData("pwd=C:\\app\\bin")]
    [InlineData("forgot-password=link")]
    [InlineData("href=/reset-password=page")]
    [InlineData("CreditCard: Visa ending 4242")]
    [InlineData("CreditCard=Visa ending in 4242")]
    [InlineData("pass=3")]
    [InlineData("pass=12 fail=0")]
    [InlineData("pass: 120, fail: 3")]
    [InlineData("pass=ok")]
    [InlineData("pass=true")]
    [InlineData("{\"pass\":true,\"pin\":false}")]
    [InlineData("pin=17")]
    [InlineData("pin=A0")]
    [InlineData("code=404")]
    [InlineData("?code=404&x=1")]
    [InlineData("?code=de-DE")]
    [InlineData("exit code=139")]
    [InlineData("error_code=E1234567890AB")]
    [InlineData("key=user:42")]
    [InlineData("?key=user-profile-42")]
    [InlineData("?key=images/2024/01/cat.jpg")]
    [InlineData("key=4f2a9c81d0b7e6aa")]
    [InlineData("sid=S-1-5-21-3623811015-3361044348-30300820-1013")]
    [InlineData("sid=17")]
    [InlineData("SessionId=5")]
    [InlineData("session.id=3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("token => token.Item2")]
    [InlineData("password => Hash(password)")]
    [InlineData("[password, token]")]
    [InlineData("Required: [password, email]")]
    [InlineData("\"required\":[\"password\",\"email\"]")]
    [InlineData("INSERT INTO users (password, email) VALUES (@p0, @p1)")]
    [InlineData("Login(password, cancellationToken)")]
    [InlineData("passwords=[Filtered]")]
    [InlineData("password={Password}")]
    [InlineData("Password: {Password:l}")]
    [InlineData("credentials: {Credentials}")]
    [InlineData("tokens=[]")]
    [InlineData("secrets: {}")]
    [InlineData("the token, value: 5")]
    [InlineData("SSH host key: SHA256:abcdefghijk")]
    [InlineData("compass=north bypass=1 render_pass=2")]
    [InlineData("spin=4711 pinned=2024 shopping=1")]
    [InlineData("unexpected token [")]
    [InlineData("password | email | role")]
    [InlineData("| password | email |")]
    [InlineData("password\temail\trole")]
    [InlineData("password -> hash column mapping")]
    [InlineData("$this->token->getValue2()")]
    [InlineData("token := parser.Next2()")]
    [InlineData("if (token || flag1)")]
    [InlineData("the password is required")]
    [InlineData("the password is incorrect")]
    [InlineData("the password is too short")]
    [InlineData("password is empty")]
    [InlineData("the token is expired since 2026-11-28T10:00:00Z")]
    [InlineData("the token is 2026-11-28T10:00:00Z")]
    [InlineData("the token is base64 encoded")]
    [InlineData("the token is RS256-signed")]
    [InlineData("The license key is missing2")]
    [InlineData("password (optional): the password of the user")]
    [InlineData("token(s): the tokens")]
    [InlineData("hmac=sha256")]
    [InlineData("hmac=hmac-sha2-512")]
    [InlineData("salt=3006.5")]
    [InlineData("salt=true")]
    [InlineData("exit code: 1392")]
    [InlineData("docker run -p 8080:80 nginx")]
    [InlineData("docker login -u bob --password-stdin")]
    [InlineData("docker login -u $USER -p $PASS")]
    [InlineData("ssh -p 22 bob@host")]
    [InlineData("mkdir -p dir/sub")]
    [InlineData("mysql -u root -p app")]
    [InlineData("mysql -uroot -P3306")]
    [InlineData("curl -u user:password https://h.example")]
    [InlineData("curl -u ${USER}:${PASS} https://h.example")]
    [InlineData("curl -u <user>:<password>")]
    [InlineData("docker run --user 1000:1000 curl")]
    [InlineData("sort -u a:b")]
    [InlineData("use --token, not --password")]
    [InlineData("-p, --password, set the password")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", qop=\"auth\"")]
    [InlineData("Digest sha256:4d5e6f708192a3b4c5d6e7f8091a2b3c")]
    [InlineData("<password minlength='8'/>")]
    public void A_text_that_resembles_a_key_and_a_value_is_unchanged(string text)
    {
        Assert.Same(text, Policy.Redact(text));
        Assert.Equal(text, RedactUtf8(text));
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNzdzByZA", "dXNlcjpwYXNzdzByZA")]
    [InlineData("Basic dXNlcjpwYXNzdzByZA%3D%3D", "dXNlcjpwYXNzdzByZA")]
    [InlineData("Authorization: Token dGhpcyBpcyBKSDFcret", "dGhpcyBpcyBKSDFcret")]
    [InlineData("de89370400440532013000", "370400440532013000")]
    [InlineData("nl91abna0417164300", "abna0417164300")]
    [InlineData("DE89-3704-0044-0532-0130-00", "3704-0044")]
    [InlineData("DE89.3704.0044.0532.0130.00", "3704.0044")]
    [InlineData("DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000", "0532")]
    [InlineData("4111.1111.1111.1111", "4111.1111")]
    [InlineData("4111\u00a01111\u00a01111\u00a01111", "1111")]
    [InlineData("4111\u202f1111\u202f1111\u202f1111", "1111")]
    [InlineData("4111+1111+1111+1111", "1111")]
    [InlineData("4111%201111%201111%201111", "1111")]
    [InlineData("j\u00f6rg@example.de", "rg@example.de")]
    [InlineData("mail an ada@b\u00fccher.example bitte", "cher.example")]
    [InlineData("\u7528\u6237@\u4f8b\u5b50.\u5e7f\u544a", "\u7528\u6237@")]
    [InlineData("\"john doe\"@example.com", "john doe")]
    [InlineData("user@example.xn--p1ai", "user@example")]
    [InlineData("bob@example.com.\u00e9", "bob@example.com")]
    [InlineData("bob@example.com.\ud835\udcd0", "bob@example.com")]
    [InlineData("bob@example.com.2", "bob@example.com")]
    [InlineData("bob@example.com.x.2: done", "bob@example.com")]
    [InlineData("bob@example.com.\\u00e9", "bob@example.com")]
    [InlineData("1234567@qq.example.com.\u00e9@password=&b\\6X\"token: ", "1234567@qq")]
    public void Secrets_in_less_common_spelling_are_redacted(string text, string secret) => AssertRedacted(text, secret);

    [Theory]
    [InlineData("be68539007547035 0af7651916cd43dd")]
    [InlineData("1.2.3.4111.1111.1111.1112")]
    [InlineData("caf\u00e9 @ home")]
    [InlineData("gr\u00f6\u00dfe@2x.png")]
    [InlineData("pkg@1.2.3-beta.rc.2")]
    [InlineData("pkg@v1.beta.2")]
    [InlineData("pkg@next.rc.2")]
    [InlineData("pkg@5.2")]
    [InlineData("a@b.\u00e9")]
    [InlineData("getty@tty1.service.2")]
    [InlineData("Basic VGhpcyBpcyBub3Q")]
    [InlineData("Authorization: RequireAuthenticatedUserPolicy")]
    public void Texts_that_resemble_them_are_unchanged(string text) => Assert.Same(text, Policy.Redact(text));

    private static void AssertRedacted(string text, string secret, bool isInJson = true)
    {
        var json = isInJson && !text.Contains("\\u", StringComparison.Ordinal) ? JsonSerializer.Serialize(text) : text;
        string[] carriers = [text, "Request failed: " + text, text + "\nnext line", "größe — " + text, json];
        foreach (var carrier in carriers.Where(c => c.Contains(secret, StringComparison.Ordinal)))
        {
            // Only a pair that is the whole text is certain to be one.
            if (carrier != text && secret == Plain && text[0] is '(' or '[')
            {
                continue;
            }

            var redacted = Policy.Redact(carrier);
            Assert.False(redacted.Contains(secret, StringComparison.Ordinal), $"{carrier} -> {redacted}");
            Assert.Equal(redacted, Policy.Redact(redacted));
            Assert.Equal(redacted, RedactUtf8(carrier));
        }
    }

    private static string RedactUtf8(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var output = new ArrayBufferWriter<byte>();
        return Encoding.UTF8.GetString(Policy.TryRedact(utf8, output) ? output.WrittenSpan : utf8);
    }
}
