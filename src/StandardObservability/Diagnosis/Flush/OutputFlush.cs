using System.Diagnostics.CodeAnalysis;

namespace StandardObservability.Diagnosis.Flush;

/// <summary>
/// Flushes outputs in parallel, each on a thread of its own: a flush blocks until its output has sent, and what sends may need the thread pool, which has one
/// thread per processor and adds others slowly.
/// </summary>
/// <param name="flushes">Flush one output each, in a number of milliseconds. One that fails returns <see langword="false"/> or throws.</param>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A flush that is late signals it. It has no handle.")]
internal sealed class OutputFlush(params Func<int, bool>[] flushes)
{
    private readonly CountdownEvent _pending = new(flushes.Length);
    private int _limit;
    private volatile bool _hasFailed;

    /// <summary>Flushes one output.</summary>
    /// <returns><see langword="false"/> when it did not finish in time or failed.</returns>
    public static bool Run(Func<int, bool> flush, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var output = new OutputFlush(flush);
        output.Begin(timeout);
        return output.Wait(cancellationToken);
    }

    /// <summary>Starts a thread that does not keep the process alive.</summary>
    public static void Start(Action run) => new Thread(() => run()) { IsBackground = true, Name = "StandardObservability flush" }.Start();

    public void Begin(TimeSpan timeout)
    {
        _limit = timeout == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)Math.Min(timeout.TotalMilliseconds, int.MaxValue);
        foreach (var flush in flushes)
        {
            Start(() => Flush(flush));
        }
    }

    /// <returns><see langword="false"/> when an output did not finish in time or failed, or the wait was canceled.</returns>
    public bool Wait(CancellationToken cancellationToken)
    {
        try
        {
            return _pending.Wait(_limit, cancellationToken) && !_hasFailed;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Flush(Func<int, bool> flush)
    {
        try
        {
            if (!flush(_limit))
            {
                _hasFailed = true;
            }
        }
        catch (Exception)
        {
            // The time is over, or an exporter of the application threw. The caller continues.
            _hasFailed = true;
        }

        _pending.Signal();
    }
}
