using System.Collections.Generic;

namespace StandardObservability.Conventions.Redaction;

/// <summary>Names of keys whose values are always redacted.</summary>
/// <remarks>
/// A key matches if it ends with a name. Case and the separators <c>- _ .</c> and space are ignored: <c>api key</c> matches
/// <c>X-Api-Key</c>, <c>apiKey</c> and <c>http.api_key</c>. The name must start at a word of the key, except after a <c>*</c>:
/// <c>*password</c> also matches <c>dbpassword</c>, but <c>pwd</c> does not match <c>oldpwd</c>. Digits and the words of
/// <see cref="Trailing"/> at the end of a key are ignored: <c>password_hash</c>, <c>Password2</c>.
/// </remarks>
internal static class SecretKeyNames
{
    /// <summary>The names, by group.</summary>
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

    /// <summary>Exceptions: names that match a name above but are not secret, such as page tokens and cancellation tokens.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Harmless { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Tokens"] =
        [
            "*public key token", "*cancellation token", "stopping token", "shutdown token", "change token", "*continuation token", "next token",
            "page token", "sync token", "metadata token", "start token", "end token", "stop token", "eos token", "bos token", "pad token", "unexpected token",
        ],
    };

    /// <summary>Words at the end of a key that are ignored.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Trailing { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["Words"] = ["value", "text", "raw", "plain", "hash", "header", "string", "confirm", "confirmation"],
    };
}
