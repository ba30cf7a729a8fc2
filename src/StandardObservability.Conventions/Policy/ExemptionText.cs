using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StandardObservability.Conventions.Policy.Json;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy;

/// <summary>Exemptions as JSON on one line, which is how files of exemptions have them.</summary>
internal static class ExemptionText
{
    /// <summary>The target of an exemption for a name, or <see langword="null"/>. Targets have no spaces: of a name with spaces it is the beginning.</summary>
    public static string? FindTarget(string name)
    {
        var end = Array.FindIndex(name.ToCharArray(), c => char.IsWhiteSpace(c) || c == '*');
        return end < 0 ? (name.Length == 0 ? null : name) : end == 0 ? null : name.Substring(0, end) + "*";
    }

    /// <summary>
    /// The exemption to paste for a finding, or <see langword="null"/> when its rule has no exemptions or its name cannot be a target. Required fields
    /// have placeholders.
    /// </summary>
    public static string? Propose(TelemetryPolicy policy, PolicyRule rule, string name, DateTime day)
    {
        if (!policy.Modes.IsExemptable(rule) || FindTarget(name) is not { } target)
        {
            return null;
        }

        var requirements = policy.ExemptionRequirements;
        return Write(new Exemption
        {
            Rule = rule.Id,
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
        AddMember(members, "owner", exemption.Owner);
        AddMember(members, "ticket", exemption.Ticket);
        members.Add(Member("expires", exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        AddMember(members, "reason", exemption.Reason);
        return $"{{ {string.Join(", ", members)} }}";
    }

    private static void AddMember(List<string> members, string name, string? value)
    {
        if (value != null)
        {
            members.Add(Member(name, value));
        }
    }

    private static string Member(string name, string value) => $"\"{name}\": {JsonText.Encode(value)}";
}
