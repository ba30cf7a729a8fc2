namespace StandardObservability.Conventions.Tracing.Calls;

/// <summary>Names of activity sources of OpenTelemetry's instrumentation packages.</summary>
internal static class InstrumentationSourceNames
{
    /// <summary>Client spans of Entity Framework Core, which has no activity source of its own.</summary>
    public const string EntityFrameworkCore = "OpenTelemetry.Instrumentation.EntityFrameworkCore";
}
