using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using StandardObservability.Conventions.Policy;

namespace StandardObservability.Tool.Verification.Exemptions;

/// <summary>Exemptions as JSON on one line, which is how files of exemptions have them.</summary>
internal static class ExemptionText
{
    // Names stay readable. Quotation marks, backslashes and control characters are escaped in any case.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The target of an exemption for a name, or <see langword="null"/>. Targets have no spaces: of a name with spaces it is the beginning.</summary>
    public static string? FindTarget(string name)
    {
        var end = Array.FindIndex(name.ToCharArray(), c => char.IsWhiteSpace(c) || c == '*');
        return end < 0 ? (name.Length == 0 ? null : name) : end == 0 ? null : name[..end] + "*";
    }

    /// <summary>The exemption to paste for a finding, or <see langword="null"/> when its name cannot be a target. Required fields have placeholders.</summary>
    public static string? Propose(TelemetryPolicy policy, string rule, string name, DateTime day)
    {
        if (FindTarget(name) is not { } target)
        {
            return null;
        }

        var requirements = policy.ExemptionRequirements;
        return Write(new Exemption
        {
            Rule = rule,
            Target = target,
            Owner = requirements.Fields.Contains("owner") ? "your-team" : null,
            Ticket = requirements.Fields.Contains("ticket") ? "TICKET-1" : null,
            Reason = requirements.Fields.Contains("reason") ? "why it takes time" : null,
            Expires = day.Date.AddDays(Math.Min(requirements.MaxDays, (DateTime.MaxValue - day).Days)),
        });
    }

    /// <summary>The exemption as an object of JSON.</summary>
    public static string Write(Exemption exemption)
    {
        var members = new List<string> { Member("rule", exemption.Rule), Member("target", exemption.Target) };
        foreach (var (name, value) in new[] { ("owner", exemption.Owner), ("ticket", exemption.Ticket) })
        {
            if (value != null)
            {
                members.Add(Member(name, value));
            }
        }

        members.Add(Member("expires", exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        if (exemption.Reason != null)
        {
            members.Add(Member("reason", exemption.Reason));
        }

        return $"{{ {string.Join(", ", members)} }}";
    }

    private static string Member(string name, string value) => $"\"{name}\": \"{JsonEncodedText.Encode(value, Readable.Encoder)}\"";
}
