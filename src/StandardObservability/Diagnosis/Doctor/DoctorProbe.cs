using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Export;
using StandardObservability.Identity;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>Sends one span, one measurement and one log record through the outputs of a host that is not started.</summary>
internal sealed class DoctorProbe(IServiceProvider services)
{
    /// <summary>Name of the activity source, the meter and the log category.</summary>
    public const string SourceName = "StandardObservability.Doctor";

    private const string SpanName = "observability doctor";

    /// <summary>A sampler that keeps one trace of a thousand keeps one of these with a probability of 99.99 %.</summary>
    private const int MaxSpans = 10_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly string _runId = Guid.NewGuid().ToString("N");

    public ProbeResult Run()
    {
        StartProviders();
        using var meter = new Meter(SourceName);
        meter.CreateCounter<long>(MetricNames.DoctorRuns, "{run}", "Runs of the doctor.").Add(1);
        var isSampled = StartSampledSpan();
        var isLogged = WriteRecord();
        services.GetRequiredService<TelemetryFlush>().RunAsync(Timeout, CancellationToken.None).GetAwaiter().GetResult();
        return new ProbeResult(_runId, isSampled, isLogged, services.GetRequiredService<ObservabilityStatus>().GetOutputs());
    }

    /// <summary>Does what the start of the host does, without its hosted services: those of the application would start to work.</summary>
    private void StartProviders()
    {
        services.GetRequiredService<HostStart>().OnStarting();
        services.GetRequiredService<ExportLog>().Open(services.GetRequiredService<ILoggerFactory>());
        _ = services.GetService<MeterProvider>();
        if (services.GetService<TracerProvider>() is { } traces)
        {
            services.GetRequiredService<CurrentIdentity>().ApplyResource(OpenTelemetry.ProviderExtensions.GetResource(traces));
        }
    }

    private bool StartSampledSpan()
    {
        using var source = new ActivitySource(SourceName);
        for (var i = 0; i < MaxSpans && source.HasListeners(); i++)
        {
            using var span = source.StartActivity(SpanName);
            span?.SetTag(AttributeNames.DoctorRun, _runId);
            if (span is { Recorded: true })
            {
                return true;
            }
        }

        return false;
    }

    private bool WriteRecord()
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(SourceName);
        Log.DoctorRun(logger, _runId);
        return logger.IsEnabled(LogLevel.Information);
    }
}
