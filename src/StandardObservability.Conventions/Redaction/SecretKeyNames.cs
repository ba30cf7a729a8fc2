using System.Collections.Generic;

namespace StandardObservability.Conventions.Redaction;

/// <summary>Names of keys whose values are redacted.</summary>
/// <remarks>
/// A key matches if it ends with a name. Case and the separators <c>- _ .</c> and space are ignored: <c>api key</c> matches
/// <c>X-Api-Key</c>, <c>apiKey</c> and <c>http.api_key</c>. The name must start at a word of the key, except after a <c>*</c>:
/// <c>*password</c> also matches <c>dbpassword</c>, but <c>pwd</c> does not match <c>oldpwd</c>. A name after a <c>=</c> must be the
/// whole key. Digits and the words of <see cref="Trailing"/> at the end of a key are ignored: <c>password_hash</c>, <c>Password2</c>.
/// </remarks>
internal static class SecretKeyNames
{
    /// <summary>The names whose values are always secret, by group.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Default { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Passwords"] =
        [
            "*password", "*passwords", "*passwd", "pswd", "*passphrase", "*passcode", "*credential", "*credentials", "otp", "totp", "pin code",
            "db pass", "user pass", "admin pass", "root pass", "login pass", "smtp pass", "mail pass", "ftp pass", "redis pass", "mysql pass", "key pass",
            "store pass", "ssh pass",
        ],
        ["Passwords in other languages"] =
        [
            "*passwort", "*kennwort", "mot de passe", "*contraseña", "*contrasena", "*senha", "*wachtwoord", "*lösenord", "*losenord", "*hasło", "*haslo",
            "*parola", "*passord", "*heslo", "*salasana", "*adgangskode", "*jelszó", "*jelszo", "*şifre", "*sifre", "*пароль", "*密码", "*密碼", "*パスワード",
            "*비밀번호",
        ],
        ["Secrets"] = ["*secret", "*secrets", "client assertion", "code verifier", "secret id"],
        ["Tokens"] = ["*token", "jwt", "bearer", "access tokens", "refresh tokens", "auth tokens", "api tokens"],
        ["Codes"] =
        [
            "auth code", "authorization code", "verification code", "security code", "mfa code", "otp code", "one time code", "recovery code", "recovery codes",
            "backup codes",
        ],
        ["Headers"] = ["*authorization", "*cookie", "*cookies"],
        ["Keys"] =
        [
            "*api key", "*api keys", "*access key", "*access keys", "*account key", "*secret key", "*secret keys", "*private key", "*private keys",
            "*signing key", "*encryption key", "*master key", "shared key", "auth key", "subscription key", "functions key", "storage key", "license key",
            "ssh key", "client key", "service key", "deploy key", "session key", "hmac key", "amz signature",
        ],
        ["Personal"] = ["cvv", "cvc", "ssn", "social security number", "national id", "national insurance number", "passport number", "tax id number", "nir"],
    };

    /// <summary>The names whose values are secret only if they look like a secret, by the kind of value that does.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Ambiguous { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [UnlikeWord] = ["forgot password", "forgotten password", "lost password", "reset password", "change password", "recover password", "update password"],
        [NoPath] = ["pwd"],
        [PinNumber] = ["=pin"],
        [Passphrase] = ["=pass", "=pw"],
        [SessionId] = ["=sid", "connect sid", "*session id", "*sessid"],
        [CardNumber] = ["card number", "credit card"],
        [Mixture] = ["salt", "hmac", "psk", "csrf", "xsrf", "samlresponse", "samlrequest", "samlart", "oauth signature"],
        [InUrl] = ["=code", "=key"],
    };

    public const string UnlikeWord = "unlike a word";

    /// <summary>Values that are not a path: <c>PWD=/app</c> is the working directory of a process.</summary>
    public const string NoPath = "no path";

    public const string PinNumber = "4 to 12 digits";

    /// <summary>Neither a small number nor a result: <c>pass=3</c>.</summary>
    public const string Passphrase = "neither a number nor a result";

    /// <summary>At least 8 characters of which one is a digit, but not the security identifier of a Windows account.</summary>
    public const string SessionId = "8 characters with a digit";

    public const string CardNumber = "8 digits";

    /// <summary>A long mixture of letters and digits; other values are the names of algorithms: <c>hmac=sha256</c>.</summary>
    public const string Mixture = "letters and digits";

    /// <summary>A long mixture of letters and digits as the parameter of a URL or a form.</summary>
    public const string InUrl = "letters and digits in a URL";

    /// <summary>Exceptions: names that match a name above but are not secret, such as page tokens and cancellation tokens.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Harmless { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Tokens"] =
        [
            "*public key token", "*cancellation token", "stopping token", "shutdown token", "change token", "*continuation token", "next token",
            "page token", "sync token", "metadata token", "start token", "end token", "stop token", "eos token", "bos token", "pad token", "unexpected token",
        ],
        ["Sessions"] = ["restore session id"],
    };

    /// <summary>Exceptions by their exact name: attributes of OpenTelemetry's semantic conventions that are not secret.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> HarmlessExactly { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Attributes"] = ["session.id", "session.previous_id"],
    };

    /// <summary>Words at the end of a key that are ignored.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Trailing { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Words"] =
        [
            "value", "text", "raw", "plain", "hash", "header", "string", "confirm", "confirmation", "old", "new", "current", "previous", "prev", "pem",
            "base64", "b64", "hex", "encrypted", "prod", "production", "staging", "dev", "primary", "secondary", "backup",
        ],
    };
}
