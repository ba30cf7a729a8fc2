using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using OpenTelemetry.Resources;
using StandardObservability.Export.Otlp.Spans.Writing;
using StandardObservability.Logging;
using StandardObservability.Settings;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Hosting;

/// <summary>
/// While the application registers its services, this loads and compiles, on another processor, code that the start of the host needs: slow static
/// constructors of OpenTelemetry, and code of this library whose first use is slow. docs/adr/0045.
/// </summary>
/// <remarks>
/// Assumption about OpenTelemetry: these constructors use nothing of the application and nothing of each other. One that does not exist is skipped.
/// </remarks>
internal static class ParallelStart
{
    /// <summary>OpenTelemetry's type whose static constructor creates the set of instruments with boundaries in seconds.</summary>
    internal const string KnownInstruments = "OpenTelemetry.Metrics.Metric, OpenTelemetry";

    private static int _hasBegun;

    public static void Begin(RegistrationContext registration)
    {
        // With a single processor the same work would only be done earlier. A native program has little to load.
        var isUseful = Environment.ProcessorCount > 1 && RuntimeFeature.IsDynamicCodeSupported && !registration.IsDisabled && !registration.RunsCommand;
        if (isUseful && Interlocked.Exchange(ref _hasBegun, 1) == 0)
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
    /// <remarks>
    /// Nothing here reads a switch or a variable that an application may set between the registration and the start, as HTTP handlers and regular expressions
    /// do. The state that <see cref="Sdk"/> sets is set by the registration too.
    /// </remarks>
    internal static void Run()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Sdk).TypeHandle);
        FormatLine();
        RuntimeHelpers.RunClassConstructor(typeof(ResourceBuilder).TypeHandle);
        if (Type.GetType(KnownInstruments) is { } instruments)
        {
            RuntimeHelpers.RunClassConstructor(instruments.TypeHandle);
        }

        Uri.TryCreate("http://localhost:4317", UriKind.Absolute, out _);
        RuntimeHelpers.RunClassConstructor(typeof(SpanWriter).TypeHandle);
        XRayTraceId.Create(unixSeconds: 0);
    }

    /// <summary>A line that goes nowhere, with a value that redaction searches.</summary>
    private static void FormatLine()
    {
        KeyValuePair<string, object?>[] state = [new("Address", "http://localhost:8080"), new("{OriginalFormat}", "Listening on {Address}")];
        var line = new LogEntry<object>(LogLevel.Information, nameof(ParallelStart), new EventId(1), state, exception: null, static (_, _) => string.Empty);
        JsonLineFormatter.CreateWithoutHost().Format(in line, DateTimeOffset.UnixEpoch, span: default, scopes: []);
    }
}
