namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Other programs that collect the same telemetry in this process.</summary>
internal static class OtherTelemetryCheck
{
    private const string ProfilerEnabled = "CORECLR_ENABLE_PROFILING";

    /// <summary>Variables that load code into the process before the program starts.</summary>
    private static readonly string[] StartupVariables = ["DOTNET_STARTUP_HOOKS", "CORECLR_PROFILER_PATH", "OTEL_DOTNET_AUTO_HOME"];

    private static readonly (string Assembly, string Name)[] Known =
    [
        ("Microsoft.ApplicationInsights", "Application Insights"),
        ("Azure.Monitor.OpenTelemetry.Exporter", "Azure Monitor"),
        ("AWSXRayRecorder.Core", "the X-Ray SDK"),
        ("Amazon.CloudWatch.EMF", "Amazon.CloudWatch.EMF"),
        ("AWS.Lambda.Powertools.Tracing", "Powertools' tracing"),
        ("AWS.Lambda.Powertools.Metrics", "Powertools' metrics"),
        ("Elastic.Apm", "Elastic's agent"),
        ("Datadog.Trace", "Datadog's tracer"),
        ("NewRelic.Api.Agent", "New Relic's agent"),
        ("Sentry", "Sentry"),
        ("prometheus-net", "prometheus-net"),
    ];

    public static IEnumerable<DoctorFinding> Find(ProgramVersions programs)
    {
        var hooks = StartupVariables.Where(static v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v))).ToList();
        if (hooks.Count > 0 || Environment.GetEnvironmentVariable(ProfilerEnabled) == "1")
        {
            yield return DoctorFinding.Note(
                $"An agent is loaded into the process: {string.Join(", ", hooks.DefaultIfEmpty(ProfilerEnabled))} is set.",
                "If it traces requests too, each has two spans. Remove the agent, or this library.",
                DoctorPages.Twice);
        }

        foreach (var (assembly, name) in Known)
        {
            if (programs.Assemblies.Contains(assembly))
            {
                yield return DoctorFinding.Note(
                    $"The program also has {name} ({assembly}).",
                    "If it traces the same requests, each has two spans, and costs twice. Remove one of both.",
                    DoctorPages.Twice);
            }
        }
    }
}
