namespace Faults;

/// <summary>The current faults of a service. They can be changed while it runs.</summary>
public sealed class FaultSwitch : IDisposable
{
    private readonly ThreadHog _hog = new();
    private readonly Lock _lock = new();
    private volatile FaultSettings _current = new();

    /// <param name="settings">The faults at the start.</param>
    public FaultSwitch(FaultSettings settings) => Change(settings);

    /// <summary>The current faults.</summary>
    public FaultSettings Current => _current;

    /// <summary>Replaces the faults. Of two changes at the same time, one wins as a whole.</summary>
    public void Change(FaultSettings settings)
    {
        lock (_lock)
        {
            _current = settings;
            _hog.Resize(settings.HoggedThreads);
        }
    }

    /// <summary>Takes the time that a slow dependency takes. Call it before a call of another service or of a database.</summary>
    public Task DelayDependencyAsync(CancellationToken cancellationToken) => DelayAsync(_current.SlowDependency, cancellationToken);

    /// <summary>Takes the added latency, and fails for the share of errors.</summary>
    /// <exception cref="InjectedFaultException">This request is one of the failing ones.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var faults = _current;
        await DelayAsync(faults.AddedLatency, cancellationToken);
        if (Random.Shared.NextDouble() < faults.ErrorShare)
        {
            throw new InjectedFaultException($"The fault switch lets {faults.ErrorShare:P0} of the requests fail, and this is one of them.");
        }
    }

    /// <summary>Releases the threads.</summary>
    public void Dispose() => _hog.Dispose();

    private static Task DelayAsync(int milliseconds, CancellationToken cancellationToken)
        => milliseconds == 0 ? Task.CompletedTask : Task.Delay(milliseconds, cancellationToken);
}
