namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>Ids of the rules. An id is never reused. 1xx: metrics; 2xx: content; 3xx: spans and attributes; 4xx: wiring; 9xx: the policy itself.</summary>
internal static class RuleIds
{
    /// <summary>A name does not follow the naming rule.</summary>
    public const string Name = "TEL101";

    /// <summary>A name is not in the closed catalogue.</summary>
    public const string UnknownName = "TEL102";

    /// <summary>A unit is missing or not UCUM.</summary>
    public const string Unit = "TEL103";

    /// <summary>An instrument contradicts the catalogue.</summary>
    public const string CatalogueMismatch = "TEL105";

    /// <summary>An unbounded value is an attribute of a metric.</summary>
    public const string UnboundedValue = "TEL106";

    /// <summary>An attribute is denied on metrics.</summary>
    public const string DeniedAttribute = "TEL107";

    /// <summary>A meter or instrument is created repeatedly.</summary>
    public const string RepeatedCreation = "TEL109";

    /// <summary>Instruments of one name differ.</summary>
    public const string InstrumentConflict = "TEL111";

    /// <summary>There are more series than the limit.</summary>
    public const string SeriesLimit = "TEL113";

    /// <summary>A classified or denied value is in telemetry.</summary>
    public const string ClassifiedValue = "TEL204";

    /// <summary>The name of a span is not constant.</summary>
    public const string SpanName = "TEL302";

    /// <summary>A name is in a reserved or foreign namespace.</summary>
    public const string ForeignNamespace = "TEL303";

    /// <summary>A name is deprecated.</summary>
    public const string DeprecatedName = "TEL304";

    /// <summary>A value has another type than its attribute.</summary>
    public const string AttributeType = "TEL305";

    /// <summary>A value, span or log line is larger than the limit.</summary>
    public const string SizeLimit = "TEL307";

    /// <summary>The name of a meter or source is not owned.</summary>
    public const string NotOwned = "TEL401";

    /// <summary>The registration is missing or repeated.</summary>
    public const string Registration = "TEL402";

    /// <summary>The registration is bypassed.</summary>
    public const string Bypass = "TEL403";

    /// <summary>A finding is suppressed without an exemption.</summary>
    public const string Suppression = "TEL404";

    /// <summary>A required resource attribute is missing.</summary>
    public const string ResourceAttribute = "TEL405";

    /// <summary>An owned meter or source is not collected.</summary>
    public const string NotCollected = "TEL406";

    /// <summary>The program was compiled without the policy.</summary>
    public const string Stamp = "TEL407";

    /// <summary>The policy file is unusable.</summary>
    public const string PolicyFile = "TEL901";

    /// <summary>An exemption has expired.</summary>
    public const string ExpiredExemption = "TEL902";
}
