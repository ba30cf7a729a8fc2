using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Testing.Conformance;

/// <summary>The exemption to paste for a finding, as JSON on one line.</summary>
internal static class ExemptionProposal
{
    /// <summary>The exemption, or <see langword="null"/> when the name of the finding cannot be a target.</summary>
    public static string? Create(ConformanceRules rules, PolicyRule rule, string name)
    {
        if (!rules.IsExemptable(rule) || FindTarget(name) is not { } target)
        {
            return null;
        }

        var requirements = rules.Policy.ExemptionRequirements;
        var expires = rules.Day.AddDays(Math.Min(requirements.MaxDays, (DateTime.MaxValue - rules.Day).Days));
        List<string> members = [Member("rule", rule.Id), Member("target", target)];
        AddRequired(members, requirements, "owner", "your-team");
        AddRequired(members, requirements, "ticket", "TICKET-1");
        members.Add(Member("expires", expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        AddRequired(members, requirements, "reason", "why it takes time");
        return $"{{ {string.Join(", ", members)} }}";
    }

    // Targets contain no space and no wildcard but the last character.
    private static string? FindTarget(string name)
    {
        var end = name.AsSpan().IndexOfAny(" \t\r\n*");
        return end switch { < 0 => name.Length == 0 ? null : name, 0 => null, _ => name[..end] + "*" };
    }

    private static void AddRequired(List<string> members, ExemptionRequirements requirements, string field, string placeholder)
    {
        if (requirements.Fields.Contains(field))
        {
            members.Add(Member(field, placeholder));
        }
    }

    private static string Member(string name, string value) => $"\"{name}\": \"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
