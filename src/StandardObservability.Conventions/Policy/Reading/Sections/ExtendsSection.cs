using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Standards;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads <c>extends</c>.</summary>
internal static class ExtendsSection
{
    private const string Reason = "Its rules and names would be missing.";

    /// <summary>The standards that the policy extends and the caller carries, with their texts.</summary>
    public static IReadOnlyList<(string Name, string Text)> Read(PolicyElement root, PolicyDraft draft, Func<string, string?> findStandard)
    {
        var names = new List<string>();
        var standards = new List<(string Name, string Text)>();
        foreach (var item in root.Find("extends")?.ReadItems("[\"house/1\"]") ?? [])
        {
            if (ReadName(item, names) is not { } name)
            {
                continue;
            }

            names.Add(name);
            if (findStandard(name) is { } text)
            {
                standards.Add((name, text));
                continue;
            }

            draft.IsIncomplete = true;
            if (!PolicyStandards.IsKnown(name))
            {
                item.Fault($"{item.Path} is {item.Shown}, which is not a known standard.", Reason, WordList.Suggest(name, PolicyStandards.Names));
            }
        }

        draft.Policy.Extends = names;
        return standards;
    }

    private static string? ReadName(PolicyElement item, List<string> names)
    {
        var name = item.ReadText("house/1");
        if (name == null || !names.Contains(name))
        {
            return name;
        }

        item.Fault(
            $"{item.Path} is {item.Shown}, which is already in the list.",
            "A later standard replaces what an earlier one sets, so the order must be clear.",
            "Remove it.");
        return null;
    }
}
