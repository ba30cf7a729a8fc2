namespace StandardObservability.Conventions;

/// <summary>Numbers of the events this library logs about itself, a block of 100 a room. A number is never used twice.</summary>
public static class EventIds
{
    /// <summary>Hosting: a setting has a value that cannot be used.</summary>
    public const int SettingNotUsable = 100;

    /// <summary>Hosting: a web application has the core half of the line only.</summary>
    public const int AspNetCoreMissing = 101;

    /// <summary>Identity: a metadata server did not tell what it should.</summary>
    public const int IdentityIncomplete = 200;

    /// <summary>Identity: which compute service this runs on.</summary>
    public const int PlatformDetected = 201;

    /// <summary>Metrics: a metric has more series than its budget.</summary>
    public const int DimensionOverflows = 300;

    /// <summary>Metrics: how many metrics CloudWatch bills.</summary>
    public const int BillableMetrics = 301;

    /// <summary>Logs: a request has ended.</summary>
    public const int RequestEnded = 400;

    /// <summary>Traces: sampling rules cannot be fetched or reported on.</summary>
    public const int SamplingRulesFailing = 510;

    /// <summary>Traces: what failed with sampling rules works again.</summary>
    public const int SamplingRulesRecovered = 511;

    /// <summary>Export: an output fails.</summary>
    public const int ExportFailing = 600;

    /// <summary>Export: an output that failed works again.</summary>
    public const int ExportRecovered = 601;

    /// <summary>Lines were lost, because an output takes them too slowly or refuses them.</summary>
    public const int OutputLosing = 602;

    /// <summary>Diagnosis: what is on, what is off, and why.</summary>
    public const int StartReport = 700;

    /// <summary>Diagnosis: the process ends, because nothing caught an exception.</summary>
    public const int UnhandledException = 701;
}
