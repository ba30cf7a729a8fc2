using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Metrics;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Uncollected;

/// <summary>In Development, logs once for each source and meter of the application that emits and is not collected.</summary>
internal sealed class UncollectedHint(HostSettings host, MetricSettings metrics, ServiceIdentity identity, PartGuard guard, ILoggerFactory loggers)
    : IHostedService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger(nameof(StandardObservability));
    private UncollectedSources? _sources;
    private UncollectedMeters? _meters;

    /// <remarks>OpenTelemetry's hosted service has started its listeners before.</remarks>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (host is { Enabled: true, IsDevelopment: true })
        {
            guard.Run(Part.UncollectedHint, Listen);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _sources?.Dispose();
        _meters?.Dispose();
    }

    private void Listen()
    {
        var own = new OwnNames(identity.ApplicationName);
        _sources = new UncollectedSources(new NameReports(own, name => Log.SourceNotCollected(_logger, name)));
        if (metrics.Outputs.DisabledReason is null)
        {
            _meters = new UncollectedMeters(new NameReports(own, name => Log.MeterNotCollected(_logger, name)));
        }
    }
}
