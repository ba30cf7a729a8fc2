using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Redaction;
using StandardObservability.Testing.Recording.Spans;

namespace StandardObservability.Testing.Recording;

/// <summary>Joins the providers of one host, and keeps what they process.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The meter provider of the host disposes its reader, and the reader its exporter.")]
internal sealed class HostCapture(Func<int> findLimit)
{
    private const int CollectTimeoutMilliseconds = 10_000;

    private volatile IServiceProvider? _services;
    private bool _isAttached;
    private PointRecorder? _pointRecorder;
    private BaseExportingMetricReader? _reader;

    /// <summary>Marks what the host starts.</summary>
    public HostFlow Flow { get; } = new();

    public OpenRequests OpenRequests { get; } = new();

    public BoundedList<CapturedSpan> Spans { get; } = new() { FindLimit = findLimit };

    public BoundedList<CapturedLogRecord> LogRecords { get; } = new() { FindLimit = findLimit };

    public bool HasStarted => _services is not null;

    /// <summary>State of the host, or <see langword="null"/> when <c>AddStandardObservability</c> was not called. Readable after the host's end.</summary>
    public ObservabilityStatus? Status { get; private set; }

    /// <summary>Name of the host's application, or <see langword="null"/>.</summary>
    public string? ApplicationName { get; private set; }

    /// <summary>Resource of the spans.</summary>
    public Resource Resource { get; private set; } = Resource.Empty;

    /// <summary>Collects the metric points now. After the host's end they are those of its last collection.</summary>
    public IReadOnlyList<CapturedPoint> CollectPoints()
    {
        if (_pointRecorder is { IsShutdown: false })
        {
            _reader!.Collect(CollectTimeoutMilliseconds);
        }

        return _pointRecorder?.Points ?? [];
    }

    public void Attach(IServiceCollection services)
    {
        if (_isAttached)
        {
            throw new InvalidOperationException("This TelemetryCapture belongs to a host already. Create one capture for each host.");
        }

        if (services.Any(static s => s.ServiceType == typeof(HostCapture)))
        {
            throw new InvalidOperationException("This host has a TelemetryCapture already. Call AddTelemetryCapture once.");
        }

        _isAttached = true;
        services.AddSingleton(this);
        services.ConfigureOpenTelemetryTracerProvider(AddSpans);
        services.ConfigureOpenTelemetryMeterProvider(AddPoints);
        services.ConfigureOpenTelemetryLoggerProvider((sp, logs) => logs.AddProcessor(new LogRecorder(LogRecords, CreateReader(sp))));
        services.Configure<OpenTelemetryLoggerOptions>(static options => (options.IncludeFormattedMessage, options.IncludeScopes) = (true, true));
        MarkHost(services);
    }

    /// <summary>Reads what does not change any more, when the host starts.</summary>
    public void Begin(IServiceProvider services)
    {
        Status = services.GetService<ObservabilityStatus>();
        ApplicationName = services.GetService<IHostEnvironment>()?.ApplicationName;
        Resource = services.GetService<TracerProvider>()?.GetResource() ?? Resource.Empty;
        _services = services;
    }

    private void MarkHost(IServiceCollection services)
    {
        if (services.LastOrDefault(static s => s.ServiceType == typeof(IHost)) is { ImplementationFactory: { } create } host)
        {
            services[services.IndexOf(host)] = ServiceDescriptor.Singleton<IHost>(sp => new CapturedHost((IHost)create(sp), this));
        }
    }

    private void AddSpans(IServiceProvider services, TracerProviderBuilder traces)
        => traces.AddProcessor(new SpanRecorder(Spans, OpenRequests, new SpanOwner(services.GetService<ActivitySource>(), Flow), CreateReader(services)));

    private void AddPoints(IServiceProvider services, MeterProviderBuilder meters)
    {
        _pointRecorder = new PointRecorder(CreateReader(services));
        _reader = new BaseExportingMetricReader(_pointRecorder) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };
        meters.AddView(new ForeignInstruments(services.GetService<IMeterFactory>()).Find).AddReader(_reader);
    }

    private static AttributeReader CreateReader(IServiceProvider services) => new(services.GetService<RedactionPolicy>());
}
