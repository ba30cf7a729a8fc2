using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Resources;
using StandardObservability.Redaction.Scanning;
using StandardObservability.Settings;

namespace StandardObservability.Hosting;

/// <summary>
/// Uses code that the start of the host needs for the first time on another processor, while the application registers its services: slow static
/// constructors of OpenTelemetry, and code that is compiled at its first use. docs/adr/0045.
/// </summary>
/// <remarks>
/// Assumption about OpenTelemetry: these constructors use nothing of the application and nothing of each other. One that does not exist is skipped.
/// </remarks>
internal static class ParallelStart
{
    /// <summary>Has the names of HTTP methods that instrumentations share.</summary>
    internal const string RequestTags = "OpenTelemetry.Instrumentation.AspNetCore.Implementation.TelemetryHelper, OpenTelemetry.Instrumentation.AspNetCore";

    /// <summary>Has the regular expression of instrument names.</summary>
    internal const string InstrumentNames = "OpenTelemetry.Metrics.MeterProviderBuilderSdk, OpenTelemetry";

    /// <summary>Has the instruments with boundaries in seconds.</summary>
    internal const string KnownInstruments = "OpenTelemetry.Metrics.Metric, OpenTelemetry";

    public static void Begin(RegistrationContext registration)
    {
        // A single processor would only do the same work earlier. A native program has little to run.
        if (Environment.ProcessorCount > 1 && RuntimeFeature.IsDynamicCodeSupported && !registration.IsDisabled && !registration.RunsCommand)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static _ => TryRun(), state: null);
        }
    }

    private static void TryRun()
    {
        try
        {
            Run();
        }
        catch (Exception)
        {
            // The start that needs the same code gets the same exception, where it is handled.
        }
    }

    /// <summary>In the order in which the start needs them.</summary>
    private static void Run()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Sdk).TypeHandle);
        if (Type.GetType(RequestTags) is { } requests)
        {
            RuntimeHelpers.RunClassConstructor(requests.TypeHandle);
        }

        _ = ValueScanner.MayPrecedeSecret("http://localhost:4317/") && Uri.TryCreate("http://localhost:4317/", UriKind.Absolute, out _);
        RuntimeHelpers.RunClassConstructor(typeof(ResourceBuilder).TypeHandle);
        if (Type.GetType(InstrumentNames) is { } metrics)
        {
            RuntimeHelpers.RunClassConstructor(metrics.TypeHandle);
        }

        if (Type.GetType(KnownInstruments) is { } metric)
        {
            RuntimeHelpers.RunClassConstructor(metric.TypeHandle);
        }
    }
}
