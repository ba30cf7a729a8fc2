using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging.Units;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>The rules of an instrument's name, unit and kind, for each gate alike.</summary>
internal static class InstrumentChecks
{
    private const string Subject = "Instrument";

    /// <summary>The breaches of an instrument.</summary>
    public static IEnumerable<PolicyFinding> Check(TelemetryPolicy policy, InstrumentFacts instrument)
    {
        var defined = policy.Catalogue.FindMetric(instrument.Name);
        if (CheckName(policy, instrument, defined) is { } name)
        {
            yield return name;
        }

        // What is deprecated is to be replaced, not corrected.
        foreach (var mismatch in defined is { Deprecated: null } ? CheckDefinition(instrument, defined) : [])
        {
            yield return mismatch;
        }

        if (defined?.Unit == null && instrument.IsUnitKnown && UnitCheck.Check(instrument) is { } badUnit)
        {
            yield return badUnit;
        }
    }

    private static PolicyFinding? CheckName(TelemetryPolicy policy, InstrumentFacts instrument, CatalogueMetric? defined)
    {
        if (defined != null)
        {
            return defined.Deprecated is { IsOpen: false } deprecated ? NameChecks.Deprecated(Subject, instrument.Name, deprecated) : null;
        }

        var finding = NameChecks.Check(policy, Subject, instrument.Name, FindSimilar(policy, instrument), policy.IsNamespaceRequired)
            ?? (policy.Catalogue.IsClosed
                ? NameChecks.Unknown(policy, Subject, instrument.Name, NameChecks.FindSimilarMetric(policy, instrument.Name))
                : null);
        if (finding != null)
        {
            finding.WeaverId = WeaverIds.MissingMetric;
        }

        return finding;
    }

    private static IEnumerable<PolicyFinding> CheckDefinition(InstrumentFacts instrument, CatalogueMetric defined)
    {
        var rule = PolicyRules.Get(RuleIds.CatalogueMismatch);
        if (defined.Instrument is { } kind && kind != instrument.Kind)
        {
            yield return new(
                rule,
                instrument.Name,
                $"Instrument '{instrument.Name}' is a {Word(instrument.Kind)}, and {defined.Origin} defines a {Word(kind)}.",
                $"Create it as a {Word(kind)}.") { WeaverId = WeaverIds.UnexpectedInstrument };
        }

        if (defined.Unit is { } unit && instrument.IsUnitKnown && !string.Equals(unit, instrument.Unit, StringComparison.Ordinal))
        {
            yield return new(
                rule,
                instrument.Name,
                $"Instrument '{instrument.Name}' has {UnitCheck.Describe(instrument.Unit)}, and {defined.Origin} defines \"{unit}\".",
                $"Write \"{unit}\".") { Replacement = unit, WeaverId = WeaverIds.UnitMismatch };
        }
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
