using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Metrics;
using StandardObservability.Metrics.Rules;
using StandardObservability.Policy;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Uncollected;

/// <summary>Reports sources and meters that are not collected: in Development those of the application that emit, and those that a policy owns.</summary>
internal sealed class UncollectedHint(
    HostSettings host,
    MetricSettings metrics,
    OutputDescriptions outputs,
    ServiceIdentity identity,
    HostPolicy policy,
    IServiceProvider services,
    PartGuard guard,
    ILoggerFactory loggers) : IHostedService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger(nameof(StandardObservability));
    private UncollectedSources? _sources;
    private UncollectedMeters? _meters;
    private UncollectedOwnedNames? _owned;

    /// <remarks>OpenTelemetry's hosted service has started its listeners before.</remarks>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (host is { Enabled: true, IsDevelopment: true })
        {
            guard.Run(Part.UncollectedHint, Listen);
        }

        if (host.Enabled && policy.Judge is not null)
        {
            guard.Run(Part.UncollectedHint, ListenToOwned);
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
        _owned?.Dispose();
    }

    private void Listen()
    {
        var names = new OwnNames(identity.ApplicationName);
        bool IsOwn(string name) => names.IsOwn(name) && !policy.Owns(name);
        _sources = new UncollectedSources(new NameReports(IsOwn, name => Log.SourceNotCollected(_logger, name)));
        if (outputs.HasMetricOutput)
        {
            // The local page alone listens only to what it draws, so whether a meter has a listener is not enough.
            string[] collected = [.. identity.ApplicationName.WithChildren(), .. host.Options.Meters.WithoutBlanks()];
            bool IsForgotten(string name) => IsOwn(name) && !Array.Exists(collected, p => name.Matches(p));
            _meters = new UncollectedMeters(new NameReports(IsForgotten, name => Log.MeterNotCollected(_logger, name)));
        }
    }

    private void ListenToOwned()
    {
        _owned = new UncollectedOwnedNames(policy, metrics.Outputs.DisabledReason is null ? services.GetRequiredService<InstrumentRules>() : null);
        _owned.Start();
    }
}
