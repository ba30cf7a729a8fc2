using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging.Units;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>The rules of an instrument's name, unit and kind, for each gate alike.</summary>
internal static class InstrumentChecks
{
    /// <summary>The breaches of an instrument.</summary>
    public static IEnumerable<PolicyFinding> Check(TelemetryPolicy policy, InstrumentFacts instrument)
    {
        var defined = policy.Catalogue.FindMetric(instrument.Name);
        if (defined == null
            && NameChecks.Check(policy, "Instrument", instrument.Name, FindSimilar(policy, instrument), policy.IsNamespaceRequired) is { } badName)
        {
            yield return badName;
        }
        else if (defined?.Deprecated is { IsOpen: false } deprecated)
        {
            yield return NameChecks.Deprecated("Instrument", instrument.Name, deprecated);
        }
        else if (defined == null && policy.Catalogue.IsClosed)
        {
            yield return NameChecks.Unknown(policy, "Instrument", instrument.Name, NameChecks.FindSimilarMetric(policy, instrument.Name));
        }

        // What is deprecated is to be replaced, not corrected.
        if (defined is { Deprecated: null } && CheckDefinition(instrument, defined) is { } mismatch)
        {
            yield return mismatch;
        }

        if (defined?.Unit == null && instrument.IsUnitKnown && UnitCheck.Check(instrument) is { } badUnit)
        {
            yield return badUnit;
        }
    }

    private static PolicyFinding? CheckDefinition(InstrumentFacts instrument, CatalogueMetric defined)
    {
        var rule = PolicyRules.Get(RuleIds.CatalogueMismatch);
        if (defined.Instrument is { } kind && kind != instrument.Kind)
        {
            return new(
                rule,
                instrument.Name,
                $"Instrument '{instrument.Name}' is a {Word(instrument.Kind)}, and {defined.Origin} defines a {Word(kind)}.",
                $"Create it as a {Word(kind)}.");
        }

        if (defined.Unit is { } unit && instrument.IsUnitKnown && !string.Equals(unit, instrument.Unit, StringComparison.Ordinal))
        {
            return new(
                rule,
                instrument.Name,
                $"Instrument '{instrument.Name}' has {UnitCheck.Describe(instrument.Unit)}, and {defined.Origin} defines \"{unit}\".",
                $"Write \"{unit}\".") { Replacement = unit };
        }

        return null;
    }

    // A metric of the catalogue that shares a word with the name and has the same kind, for names that are wrong as a whole.
    private static string? FindSimilar(TelemetryPolicy policy, InstrumentFacts instrument)
    {
        var words = instrument.Name.Split('.', '_');
        foreach (var metric in policy.Catalogue.Metrics)
        {
            var isOwn = metric.Deprecated == null && policy.Owned.Contains(metric.Name) && metric.Instrument == instrument.Kind;
            if (isOwn && Array.Exists(metric.Name.Split('.', '_'), IsShared))
            {
                return metric.Name;
            }
        }

        return null;

        bool IsShared(string word) => word.Length > 3 && Array.IndexOf(words, word) >= 0 && !policy.Owned.Contains(word + ".");
    }

    private static string Word(InstrumentKind kind) => InstrumentWords.Write(kind);
}
