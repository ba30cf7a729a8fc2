using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using StandardObservability.Dashboards;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Dashboards.Recording;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>What a host has recorded for its page: metrics, spans and log lines, in memory.</summary>
internal sealed class LocalRecording(ServiceModel model, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private MetricRecorder? _metrics;
    private ITimer? _ticks;

    /// <summary>The model of the service.</summary>
    public ServiceModel Model { get; } = model;

    /// <summary>The measurements.</summary>
    public SampleStore Samples { get; } = new(model);

    /// <summary>The spans and lines.</summary>
    public TraceStore Traces { get; } = new(time);

    /// <summary>When recording began.</summary>
    public DateTimeOffset Since { get; } = time.GetUtcNow();

    /// <summary>Begins to record metrics.</summary>
    /// <param name="isCollected">Whether the host exports an instrument.</param>
    public void Start(Func<Instrument, bool> isCollected)
    {
        _metrics = new MetricRecorder(Model, Samples, time, isCollected);
        _metrics.Start();
        _ticks = time.CreateTimer(static r => ((MetricRecorder)r!).Tick(), _metrics, TimeSpan.Zero, Second);
    }

    /// <summary>Which instruments and attributes were measured, for <c>observability check</c>.</summary>
    public string? WriteSeen() => _metrics?.WriteSeen();

    /// <summary>Adds a log line, and counts its event.</summary>
    public void AddLine(LogLevel level, string? exceptionType, string? traceId, string line)
    {
        Traces.AddLine(traceId, line);
        Samples.AddLogEvent(level.ToString(), exceptionType, time.GetUtcNow());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ticks?.Dispose();
        _metrics?.Dispose();
    }
}
