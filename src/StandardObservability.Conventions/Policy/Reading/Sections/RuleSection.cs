using System.Linq;
using StandardObservability.Conventions.Policy.Json;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads <c>rules</c>.</summary>
internal static class RuleSection
{
    private const string Example = "{ \"TEL103\": \"warn\" }";

    private static readonly string[] _keys = ["mode", "enforceFrom", "exemptable"];

    /// <summary>Reads the settings of rules.</summary>
    public static void Read(PolicyElement root, RuleModes modes)
    {
        if (root.Find("rules") is not { } rules || !rules.IsObject(Example))
        {
            return;
        }

        foreach (var (member, element) in rules.Members)
        {
            if (PolicyRules.Find(member.Name) is { } rule)
            {
                Read(element, rule, modes.Set(rule.Id));
            }
            else
            {
                element.Fault(
                    $"{element.Path} is not a rule.",
                    "What it sets would have no effect.",
                    WordList.Suggest(member.Name, [.. PolicyRules.Rules.Select(known => known.Id)]));
            }
        }
    }

    private static void Read(PolicyElement element, PolicyRule rule, RuleSetting setting)
    {
        if (element.Value.Kind != JsonKind.Object)
        {
            ModeSection.Read(element, rule, setting);
            return;
        }

        _ = element.IsObject("a rule", "{ \"mode\": \"warn\" }", _keys);
        if (element.Find("mode") is { } mode)
        {
            ModeSection.Read(mode, rule, setting);
        }

        setting.EnforceFrom = element.Find("enforceFrom")?.ReadDay() ?? setting.EnforceFrom;
        if (element.Find("exemptable") is { } exemptable && exemptable.ReadBoolean() is { } isExemptable)
        {
            if (isExemptable && !rule.IsExemptable)
            {
                exemptable.Fault($"{exemptable.Path} is true, and no exemption from {rule.Id} is possible.", rule.Reason, "Remove it.");
            }

            setting.IsExemptable = isExemptable;
        }
    }
}
