using StandardObservability.Tests.Redaction;

namespace Fuzz.Redaction;

/// <summary>Inputs and words of all redaction targets.</summary>
internal static class RedactionSeeds
{
    /// <summary>Some invented secrets of each kind, within ordinary text.</summary>
    public static IEnumerable<string> Texts =>
    [
        .. Secrets.All.GroupBy(static s => s.Kind).SelectMany(static k => k.Where(static (_, i) => i % 7 == 0).Select(static s => $"got {s.Text}, done")),
        "GET /orders/5?page=2 took 15 ms, {\"id\": 7, \"name\": \"x\"}",
    ];

    public static IEnumerable<string> Words =>
    [
        "password", "token", "=", ": ", "\":\"", "Bearer ", "Basic ", "Authorization: ", "Cookie: ", "://", "@", "eyJ", "key", "secret", "%3D", "%22", "\\\"", "\\u0022", "=> ",
        "-----BEGIN PRIVATE KEY-----", "sig=", "REDACTED-key", "REDACTED-", "REDACTED-email", "4111 ", "DE89 ", ".com", "<password>", "</", "--password ", "Pwd=", ";", "[", "(", "é", "\u00a0",
    ];
}
