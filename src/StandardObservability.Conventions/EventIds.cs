namespace StandardObservability.Conventions;

/// <summary>Ids of the log events of this library, a block of 100 for each area. An id is never reused.</summary>
public static class EventIds
{
    /// <summary>Hosting: a setting has an invalid value.</summary>
    public const int SettingNotUsable = 100;

    /// <summary>Hosting: a web application does not use the package StandardObservability.AspNetCore.</summary>
    public const int AspNetCoreMissing = 101;

    /// <summary>Hosting: the application has replaced the logging of this library.</summary>
    public const int LogsBypassed = 102;

    /// <summary>Hosting: the host was built and never started.</summary>
    public const int HostNotStarted = 103;

    /// <summary>Hosting, in Development: an activity source of the application starts activities that are not collected.</summary>
    public const int SourceNotCollected = 104;

    /// <summary>Hosting, in Development: a meter of the application records measurements that are not collected.</summary>
    public const int MeterNotCollected = 105;

    /// <summary>Hosting: the AWS SDK for .NET is loaded and the package StandardObservability.Aws is not used.</summary>
    public const int AwsMissing = 106;

    /// <summary>Hosting: SqlClient is used, and the application does not reference the package that traces it.</summary>
    public const int SqlClientNotTraced = 107;

    /// <summary>Hosting: a sink of Serilog writes the lines to standard output a second time.</summary>
    public const int LinesRepeated = 108;

    /// <summary>Hosting: the process ended, and the host was not stopped.</summary>
    public const int HostNotStopped = 109;

    /// <summary>Identity: a metadata endpoint did not return all attributes.</summary>
    public const int IdentityIncomplete = 200;

    /// <summary>Identity: the detected compute service.</summary>
    public const int PlatformDetected = 201;

    /// <summary>Metrics: a metric exceeds its limit of series.</summary>
    public const int DimensionOverflows = 300;

    /// <summary>Metrics: the number of CloudWatch metrics that are billed.</summary>
    public const int BillableMetrics = 301;

    /// <summary>Metrics: a metric exceeds OpenTelemetry's limit of attribute combinations.</summary>
    public const int AttributesOverflow = 302;

    /// <summary>Metrics: all metrics together exceed the limit of series.</summary>
    public const int SeriesOverflow = 303;

    /// <summary>Metrics: values of a level that were not recorded for an hour have given their places to others.</summary>
    public const int LevelsLost = 304;

    /// <summary>Metrics: negative measurements of a histogram were lost.</summary>
    public const int NegativeMeasurements = 305;

    /// <summary>Logs: an HTTP request has ended.</summary>
    public const int RequestEnded = 400;

    /// <summary>Traces: an HTTP client was created before the registration and does not use the propagator of this library.</summary>
    public const int EarlyHttpClient = 500;

    /// <summary>Traces: requests to the X-Ray sampling API fail.</summary>
    public const int SamplingRulesFailing = 510;

    /// <summary>Traces: requests to the X-Ray sampling API work again.</summary>
    public const int SamplingRulesRecovered = 511;

    /// <summary>Export: an export fails.</summary>
    public const int ExportFailing = 600;

    /// <summary>Export: an export that failed works again.</summary>
    public const int ExportRecovered = 601;

    /// <summary>Export: lines were lost because an output is too slow or rejects them.</summary>
    public const int OutputLosing = 602;

    /// <summary>Diagnosis: what is enabled, what is disabled, and why.</summary>
    public const int StartReport = 700;

    /// <summary>Diagnosis: an unhandled exception terminates the process.</summary>
    public const int UnhandledException = 701;

    /// <summary>Diagnosis: what each output has produced, sent and lost, when the host stops.</summary>
    public const int StopReport = 702;

    /// <summary>Diagnosis: the log record that the command <c>doctor</c> sends to test the outputs.</summary>
    public const int DoctorRun = 703;

    /// <summary>Local page: a request was refused.</summary>
    public const int LocalPageRefused = 800;

    /// <summary>Local page: it could not be started.</summary>
    public const int LocalPageNotStarted = 801;

    /// <summary>Local page: the published program does not contain it.</summary>
    public const int LocalPageOmitted = 802;

    /// <summary>Policy: telemetry breaks a rule of the embedded policy while the service runs.</summary>
    public const int PolicyViolated = 900;

    /// <summary>Policy: what breaks its rules when the host starts.</summary>
    public const int PolicyFindingsAtStart = 901;
}
