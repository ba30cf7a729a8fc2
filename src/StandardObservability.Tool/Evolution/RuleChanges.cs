using System.Globalization;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Tool.Evolution;

/// <summary>Differences of the modes of rules at gates.</summary>
internal static class RuleChanges
{
    private const string Announced = "The rule is enforced from that day without another version.";

    /// <summary>Adds the differences.</summary>
    public static void Add(TelemetryPolicy old, TelemetryPolicy current, ChangeList changes)
    {
        foreach (var rule in PolicyRules.Rules)
        {
            AddModes(rule, old.Modes, current.Modes, changes);
            AddEnforceFrom(rule, old.Modes.Find(rule.Id)?.EnforceFrom, current.Modes.Find(rule.Id)?.EnforceFrom, changes);
            var (was, isNow) = (old.Modes.IsExemptable(rule), current.Modes.IsExemptable(rule));
            if (was != isNow)
            {
                changes.AddRule(isStricter: was, $"{rule.Id}: exemptable", $"{(was ? "yes" : "no")} -> {(isNow ? "yes" : "no")}");
            }
        }
    }

    private static void AddModes(PolicyRule rule, RuleModes old, RuleModes current, ChangeList changes)
    {
        foreach (var gate in Enum.GetValues<Gate>().Where(rule.IsCheckedAt))
        {
            var (before, after) = (old.Find(rule, gate), current.Find(rule, gate));
            if (before == after)
            {
                continue;
            }

            var isEnforced = after == PolicyMode.Enforce;
            changes.Add(
                isEnforced ? ChangeClass.Major : ChangeClass.Minor,
                $"{rule.Id}: {Word(gate)}",
                $"{Word(before)} -> {Word(after)}",
                isEnforced ? ChangeList.Stricter : after > before ? "Services get new reports, and no build fails." : ChangeList.Looser);
        }
    }

    private static void AddEnforceFrom(PolicyRule rule, DateTime? old, DateTime? current, ChangeList changes)
    {
        if (old == current)
        {
            return;
        }

        var isEarlier = current != null && (old == null || current < old);
        changes.Add(
            isEarlier ? ChangeClass.Major : ChangeClass.Minor,
            $"{rule.Id}: enforceFrom",
            $"{Day(old)} -> {Day(current)}",
            isEarlier ? Announced : ChangeList.Looser);
    }

    private static string Day(DateTime? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never";

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
