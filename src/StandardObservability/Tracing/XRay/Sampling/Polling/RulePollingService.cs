using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Tracing.XRay.Sampling.Rules;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>Polls the sampling rules while the host runs, when its sampler uses rules.</summary>
/// <remarks>It starts after all other services: the resource is complete then, and failures can be logged.</remarks>
internal sealed class RulePollingService(CurrentIdentity identity, ILoggerFactory loggers, TimeProvider? time = null) : IHostedLifecycleService, IDisposable
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CancellationTokenSource _stopping = new();
    private XRaySamplerSetting? _setting;
    private SamplingProxy? _proxy;
    private Task _polling = Task.CompletedTask;
    private int _isDisposed;

    /// <summary>The rules of this host, when its sampler uses rules.</summary>
    public RuleCache? Cache { get; private set; }

    public XRaySampler CreateSampler(XRaySamplerSetting setting)
    {
        _setting = setting;
        Cache ??= new RuleCache(_time);
        return new XRaySampler(Cache);
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (Cache is null || _setting is null)
        {
            return Task.CompletedTask;
        }

        _proxy = new SamplingProxy(_setting.Endpoint, _time);
        var poller = new RulePoller(
            Cache,
            _proxy,
            _setting,
            () => ServiceFacts.Read(identity.Value.Attributes),
            loggers.CreateLogger("StandardObservability.Tracing"),
            _time);
        _polling = Task.Run(() => poller.RunAsync(_stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host can be stopped after it was disposed.
        if (Volatile.Read(ref _isDisposed) == 0)
        {
            await _stopping.CancelAsync();
        }

        await _polling.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public void Dispose()
    {
        // The container disposes it twice: it is registered as itself and as a hosted service.
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _stopping.Cancel();
            _stopping.Dispose();
            _proxy?.Dispose();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
