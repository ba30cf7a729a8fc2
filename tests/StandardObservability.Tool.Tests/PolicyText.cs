namespace StandardObservability.Tool.Tests;

/// <summary>Policies of tests.</summary>
internal static class PolicyText
{
    public const string Acme = """
        {
          "policy": "acme", "version": "3.2.0",
          "extends": ["house/1", "otel-semconv/1.44"],
          "owned": ["acme.*"],
          "limits": { "metric.series": 500 },
          "attributes": [
            { "key": "acme.order.channel", "type": { "members": [{ "value": "web" }, { "value": "store" }] } },
            { "key": "acme.tenant.tier", "type": "string", "max_values": 5 },
            { "key": "acme.user.id", "type": "string", "deny_on": ["metric"] }
          ],
          "metrics": [
            { "name": "acme.order.placed", "instrument": "counter", "unit": "{order}", "attributes": [{ "ref": "acme.order.channel", "requirement_level": "required" }] }
          ],
          "exemptions": { "max_days": 90, "require": ["owner", "ticket"] }
        }
        """;

    /// <summary>The policy with a text replaced.</summary>
    public static string With(string old, string replacement)
    {
        if (!Acme.Contains(old, StringComparison.Ordinal)) throw new ArgumentException($"The policy has no {old}.", nameof(old));
        return Acme.Replace(old, replacement, StringComparison.Ordinal);
    }
}
