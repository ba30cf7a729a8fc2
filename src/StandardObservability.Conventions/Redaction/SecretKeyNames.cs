using System.Collections.Generic;

namespace StandardObservability.Conventions.Redaction;

/// <summary>Names of keys whose values are secret, whatever they look like.</summary>
/// <remarks>
/// A key matches when it ends with a name; case and the separators <c>- _ .</c> and space do not count, so <c>api key</c> is
/// <c>X-Api-Key</c>, <c>apiKey</c> and <c>http.api_key</c>. The name has to begin where a word of the key begins, unless a <c>*</c>
/// stands before it: <c>*password</c> is <c>dbpassword</c> as well, <c>pwd</c> is not <c>oldpwd</c>. Digits and the words of
/// <see cref="Trailing"/> at the end of a key do not count: <c>password_hash</c>, <c>Password2</c>.
/// </remarks>
public static class SecretKeyNames
{
    /// <summary>The names, in groups.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Default { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Passwords"] = ["*password", "*passwords", "*passwd", "*passphrase", "*passcode", "pwd", "*credential", "*credentials"],
        ["Secrets"] = ["*secret", "*secrets", "client assertion", "code verifier"],
        ["Tokens"] = ["*token", "jwt", "bearer"],
        ["Headers"] = ["*authorization", "*cookie", "*cookies"],
        ["Keys"] =
        [
            "*api key", "*access key", "*account key", "*secret key", "*private key", "*signing key", "*encryption key", "*master key",
            "shared key", "auth key", "subscription key", "functions key", "storage key", "license key", "ssh key", "amz signature",
        ],
        ["Personal"] = ["card number", "credit card", "cvv", "cvc", "ssn", "social security number"],
    };

    /// <summary>Endings that look like the above and are no secrets: page positions, cancellation, the signature of an assembly name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Harmless { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Tokens"] =
        [
            "*public key token", "*cancellation token", "stopping token", "shutdown token", "change token", "*continuation token", "next token",
            "page token", "sync token", "metadata token", "start token", "end token", "stop token", "eos token", "bos token", "pad token", "unexpected token",
        ],
    };

    /// <summary>Words at the end of a key that say something about the secret and are stepped over.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Trailing { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Words"] = ["value", "text", "raw", "plain", "hash", "header", "string", "confirm", "confirmation"],
    };
}
