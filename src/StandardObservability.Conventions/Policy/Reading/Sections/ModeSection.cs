using System;
using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Policy.Json;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads <c>mode</c>: a word, or an object with a word for gates.</summary>
internal static class ModeSection
{
    private const string Example = "{ \"default\": \"warn\", \"compile\": \"enforce\" }";
    private const string Default = "default";
    private const string Reason = "The mode decides what a gate does with a finding.";

    private static readonly string[] _words = ["off", "audit", "warn", "enforce"];
    private static readonly string[] _keys = [Default, "compile", "start", "runtime", "ci"];

    /// <summary>Reads the modes of gates.</summary>
    public static void Read(PolicyElement root, RuleModes modes)
    {
        if (root.Find("mode") is { } mode)
        {
            Read(mode, gate => true, (gate, value) => modes[gate] = value, null);
        }
    }

    /// <summary>Reads the modes of one rule.</summary>
    public static void Read(PolicyElement mode, PolicyRule rule, RuleSetting setting) =>
        Read(mode, rule.IsCheckedAt, (gate, value) => setting[gate] = value, rule);

    private static void Read(PolicyElement mode, Func<Gate, bool> isChecked, Action<Gate, PolicyMode> set, PolicyRule? rule)
    {
        if (mode.Value.Kind != JsonKind.Object)
        {
            SetAll(mode);
            return;
        }

        if (!mode.IsObject("mode", Example, _keys))
        {
            return;
        }

        if (mode.Find(Default) is { } defaults)
        {
            SetAll(defaults);
        }

        foreach (Gate gate in Enum.GetValues(typeof(Gate)))
        {
            if (mode.Find(Key(gate)) is { } word && ReadMode(word) is { } value)
            {
                if (isChecked(gate))
                {
                    set(gate, value);
                }
                else
                {
                    word.Fault($"{word.Path} is {word.Shown}, and {rule!.Id} cannot be checked there.", "It would never have an effect.", $"Write {WordList.Join(Gates(rule))}.");
                }
            }
        }

        void SetAll(PolicyElement word)
        {
            if (ReadMode(word) is { } value)
            {
                foreach (Gate gate in Enum.GetValues(typeof(Gate)))
                {
                    if (isChecked(gate))
                    {
                        set(gate, value);
                    }
                }
            }
        }
    }

    private static PolicyMode? ReadMode(PolicyElement element) =>
        element.ReadWord(_words, Reason) is { } word ? (PolicyMode)Array.IndexOf(_words, word) : null;

    private static string Key(Gate gate) => gate.ToString().ToLowerInvariant();

    private static List<string> Gates(PolicyRule rule) => [.. Enum.GetValues(typeof(Gate)).Cast<Gate>().Where(rule.IsCheckedAt).Select(Key)];
}
