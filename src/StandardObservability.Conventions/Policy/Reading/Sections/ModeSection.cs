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

    private static readonly Gate[] _gates = [Gate.Compile, Gate.Start, Gate.Runtime, Gate.CI];

    /// <summary>Reads the modes of gates.</summary>
    public static void Read(PolicyElement root, RuleModes modes)
    {
        foreach (var (gate, mode, _) in root.Find("mode") is { } element ? Find(element) : [])
        {
            modes[gate] = mode;
        }
    }

    /// <summary>Reads the modes of one rule.</summary>
    public static void Read(PolicyElement element, PolicyRule rule, RuleSetting setting)
    {
        foreach (var (gate, mode, own) in Find(element))
        {
            if (rule.IsCheckedAt(gate))
            {
                setting[gate] = mode;
            }
            else
            {
                own?.Fault(
                    $"{own.Path} is {own.Shown}, and {rule.Id} cannot be checked there.",
                    "It would never have an effect.",
                    $"Write {WordList.Join([.. _gates.Where(rule.IsCheckedAt).Select(Key)])}.");
            }
        }
    }

    // The mode of each gate that has one. A mode that is written for this gate alone has its own element.
    private static IEnumerable<(Gate Gate, PolicyMode Mode, PolicyElement? Own)> Find(PolicyElement element)
    {
        var isObject = element.Value.Kind == JsonKind.Object;
        if (isObject && !element.IsObject("mode", Example, _keys))
        {
            yield break;
        }

        var common = isObject ? element.Find(Default) : element;
        var commonMode = common == null ? null : ReadMode(common);
        foreach (var gate in _gates)
        {
            var own = isObject ? element.Find(Key(gate)) : null;
            if ((own == null ? commonMode : ReadMode(own)) is { } mode)
            {
                yield return (gate, mode, own);
            }
        }
    }

    private static PolicyMode? ReadMode(PolicyElement element) =>
        element.ReadWord(_words, Reason) is { } word ? (PolicyMode)Array.IndexOf(_words, word) : null;

    private static string Key(Gate gate) => gate.ToString().ToLowerInvariant();
}
