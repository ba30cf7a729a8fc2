using System.Globalization;
using System.Linq;
using System;
using StandardObservability.Conventions.Policy.Reading.Values;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads exemptions, those of a service and those that a policy grants.</summary>
internal static class ExemptionSection
{
    /// <summary>A file of exemptions, for messages.</summary>
    public const string Example =
        "[{ \"rule\": \"TEL103\", \"target\": \"acme.legacy.*\", \"owner\": \"team-pay\", \"ticket\": \"OBS-12\", \"expires\": \"2027-01-31\" }]";

    private static readonly string[] _sectionKeys = ["max_days", "require", "granted"];
    private static readonly string[] _keys = ["rule", "target", "owner", "ticket", "expires", "reason"];
    private static readonly string[] _requirable = ["owner", "ticket", "reason"];

    /// <summary>Reads <c>exemptions</c> of a policy: what is required, and what is granted.</summary>
    public static void ReadGranted(PolicyElement root, PolicyDraft draft)
    {
        if (root.Find("exemptions") is not { } element || !element.IsObject("exemptions", "{ \"max_days\": 90 }", _sectionKeys))
        {
            return;
        }

        var policy = draft.Policy;
        var requirements = policy.ExemptionRequirements;
        requirements.MaxDays = element.Find("max_days")?.ReadCount(90) ?? requirements.MaxDays;
        if (element.Find("require") is { } require)
        {
            requirements.Fields = [.. require.ReadItems("[\"owner\", \"ticket\"]").Select(ReadField).OfType<string>()];
        }

        var granted = element.Find("granted")?.ReadItems(Example).Select(item => Read(item, policy, day: null)).OfType<Exemption>() ?? [];
        policy.Exemptions = [.. policy.Exemptions, .. granted];
    }

    /// <summary>Reads an exemption.</summary>
    /// <returns>The exemption, or <see langword="null"/> when it has a fault.</returns>
    public static Exemption? Read(PolicyElement item, TelemetryPolicy policy, DateTime? day)
    {
        var faults = item.FaultCount;
        if (!item.IsObject("an exemption", Example.Trim('[', ']'), _keys))
        {
            return null;
        }

        var target = item.Require("target", "It decides what is exempted.", "Write \"target\": \"acme.legacy.*\", for example.");
        var exemption = new Exemption
        {
            Line = item.Value.Line,
            Rule = ReadRule(item, policy) ?? "",
            Target = target is null ? "" : NameText.ReadPattern(target, "acme.legacy.*") ?? "",
            Owner = item.Find("owner")?.ReadText("team-pay"),
            Ticket = item.Find("ticket")?.ReadText("OBS-12"),
            Reason = item.Find("reason")?.ReadText("The name is on the dashboards of another team."),
            Expires = ReadExpires(item, policy, day) ?? default,
        };
        CheckRequired(item, policy);
        return item.FaultCount == faults ? exemption : null;
    }

    private static string? ReadField(PolicyElement element) => element.ReadWord(_requirable, "These are the keys of an exemption that can be required.");

    private static string? ReadRule(PolicyElement item, TelemetryPolicy policy)
    {
        var element = item.Require("rule", "It decides which rule may be broken.", "Write \"rule\": \"TEL103\", for example.");
        if (element?.ReadText("TEL103") is not { } id)
        {
            return null;
        }

        if (PolicyRules.Find(id) is not { } rule)
        {
            element.Fault(
                $"{element.Path} is {element.Shown}, which is not a rule.",
                "The exemption would have no effect.",
                WordList.Suggest(id, [.. PolicyRules.Rules.Select(known => known.Id)]));
            return null;
        }

        if (policy.Modes.IsExemptable(rule))
        {
            return id;
        }

        element.Fault(
            $"{element.Path} is {element.Shown}, and no exemption from that rule is possible.",
            rule.Reason,
            rule.IsExemptable ? $"Correct what breaks the rule, or change \"exemptable\" in policy {policy.Citation}." : "Correct what breaks the rule.");
        return null;
    }

    private static void CheckRequired(PolicyElement item, TelemetryPolicy policy)
    {
        var fields = policy.ExemptionRequirements.Fields;
        foreach (var field in fields)
        {
            var example = field == "ticket" ? "OBS-12" : field == "owner" ? "team-pay" : "…";
            _ = item.Require(field, $"The policy requires {WordList.Join(fields, "and")} of each exemption.", $"Write \"{field}\": \"{example}\".");
        }
    }

    private static DateTime? ReadExpires(PolicyElement item, TelemetryPolicy policy, DateTime? day)
    {
        const string Reason = "An exemption gives time for a fix, and the time must end.";
        if (item.Require("expires", Reason, "Write \"expires\": \"2027-01-31\", for example.") is not { } element || element.ReadDay() is not { } expires)
        {
            return null;
        }

        var maxDays = policy.ExemptionRequirements.MaxDays;
        if (day is { } today && (expires - today.Date).TotalDays > maxDays)
        {
            var last = LastDay(today.Date, maxDays).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            element.Fault($"{element.Path} is {element.Shown}, which is more than {maxDays} days away.", Reason, $"Write \"{last}\" or an earlier day.");
            return null;
        }

        return expires;
    }

    private static DateTime LastDay(DateTime today, int days) => days < (DateTime.MaxValue - today).TotalDays ? today.AddDays(days) : DateTime.MaxValue.Date;
}
