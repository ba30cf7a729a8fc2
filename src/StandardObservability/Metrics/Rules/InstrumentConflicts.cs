using System.Collections.Concurrent;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Metrics.Rules;

/// <summary>Finds instruments that have the name of an earlier one, and another unit or kind.</summary>
internal sealed class InstrumentConflicts
{
    /// <summary>A service that generates names does not fill its memory.</summary>
    private const int MaxNames = 10_000;

    private readonly ConcurrentDictionary<string, InstrumentFacts> _first = new(StringComparer.Ordinal);

    public PolicyFinding? Find(InstrumentFacts instrument)
    {
        var first = _first.Count < MaxNames ? _first.GetOrAdd(instrument.Name, instrument) : _first.GetValueOrDefault(instrument.Name, instrument);
        return first.Kind == instrument.Kind && (first.Unit ?? string.Empty) == (instrument.Unit ?? string.Empty)
            ? null
            : new(
                PolicyRules.Get(RuleIds.InstrumentConflict),
                instrument.Name,
                $"Instrument '{instrument.Name}' is a {Describe(instrument)}, and an earlier one of this name is a {Describe(first)}.",
                "Create both alike, or rename one.");
    }

    private static string Describe(InstrumentFacts instrument)
        => instrument.Kind.ToString().ToLowerInvariant() + (string.IsNullOrEmpty(instrument.Unit) ? " without a unit" : $" in \"{instrument.Unit}\"");
}
