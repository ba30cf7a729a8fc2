using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Judging.Units;

/// <summary>The rule that units are UCUM's, as OpenTelemetry requires. https://opentelemetry.io/docs/specs/semconv/general/metrics/#instrument-units</summary>
internal static class UnitCheck
{
    /// <summary>The breach by an instrument's unit, or <see langword="null"/>.</summary>
    public static PolicyFinding? Check(InstrumentFacts instrument)
    {
        // Spaces are not a unit.
        var unit = instrument.Unit?.Trim().Length == 0 ? null : instrument.Unit;
        if (!string.IsNullOrEmpty(unit) && UcumUnit.IsValid(unit!))
        {
            return null;
        }

        var replacement = string.IsNullOrEmpty(unit) ? null : UnitCorrection.Find(unit!);
        return new(
            PolicyRules.Get(RuleIds.Unit),
            instrument.Name,
            string.IsNullOrEmpty(unit)
                ? $"Instrument '{instrument.Name}' has no unit."
                : $"Instrument '{instrument.Name}' has the unit \"{unit}\", which is not UCUM.",
            replacement != null ? $"Write \"{replacement}\"." : Suggest(instrument)) { Replacement = replacement };
    }

    /// <summary>The unit as a message names it.</summary>
    public static string Describe(string? unit) => string.IsNullOrEmpty(unit) ? "no unit" : $"the unit \"{unit}\"";

    private static string Suggest(InstrumentFacts instrument) => instrument.Kind == InstrumentKind.Histogram
        ? "Write \"s\" for a duration, \"By\" for a size, or what is measured, as in \"{item}\"."
        : "Write what is counted in braces, as in \"{order}\", \"By\" for bytes, or \"1\" for a ratio.";
}
