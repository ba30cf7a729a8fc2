namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>
/// Ids of findings of OpenTelemetry Weaver's live check that mean the same as a finding of ours.
/// https://github.com/open-telemetry/weaver/blob/main/crates/weaver_live_check/model/live_check.yaml
/// </summary>
internal static class WeaverIds
{
    /// <summary>An attribute is not defined.</summary>
    public const string MissingAttribute = "missing_attribute";

    /// <summary>A metric is not defined.</summary>
    public const string MissingMetric = "missing_metric";

    /// <summary>A name is deprecated.</summary>
    public const string Deprecated = "deprecated";

    /// <summary>A value has another type than its attribute.</summary>
    public const string TypeMismatch = "type_mismatch";

    /// <summary>A value differs from all members of the attribute.</summary>
    public const string UndefinedEnumVariant = "undefined_enum_variant";

    /// <summary>An instrument has another unit than its metric.</summary>
    public const string UnitMismatch = "unit_mismatch";

    /// <summary>An instrument has another kind than its metric.</summary>
    public const string UnexpectedInstrument = "unexpected_instrument";
}
