using Microsoft.Extensions.Hosting;

namespace StandardObservability.Testing.Recording;

/// <summary>A host that starts in a marked flow, so that the spans of its hosted services can be attributed to it.</summary>
internal sealed class CapturedHost(IHost host, HostCapture capture) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        capture.Flow.Enter();
        capture.Begin(host.Services);
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        capture.Flow.Enter();
        await host.StopAsync(cancellationToken).ConfigureAwait(false);
        await capture.OpenRequests.WaitForEndAsync().ConfigureAwait(false);
    }

    public void Dispose() => host.Dispose();

    public ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
        {
            return disposable.DisposeAsync();
        }

        host.Dispose();
        return ValueTask.CompletedTask;
    }
}
