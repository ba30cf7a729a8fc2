using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace StandardObservability.AspNetCore.Tests.Documents;

/// <summary>The next host that is built in this process: a program that runs to its end returns none.</summary>
internal sealed class BuiltHost : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly TaskCompletionSource<IHost> _host = new();
    private readonly IDisposable _subscription;

    public BuiltHost() => _subscription = DiagnosticListener.AllListeners.Subscribe(this);

    public Task<IHost> Host => _host.Task;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilt", Value: IHost host })
        {
            _host.TrySetResult(host);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscription.Dispose();
}
