using System.Diagnostics;
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
    private long _begun;
    private volatile bool _hasFailed;

    /// <summary>Flushes one output.</summary>
    /// <returns><see langword="false"/> when it did not finish in time or failed.</returns>
    public static bool Run(Func<int, bool> flush, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var output = new OutputFlush(flush);
        output.Begin(timeout, cancellationToken);
        return output.Wait(cancellationToken);
    }

    /// <summary>Starts a thread that does not keep the process alive.</summary>
    /// <returns><see langword="false"/> when the process cannot start another thread.</returns>
    public static bool TryStart(Action run)
    {
        try
        {
            new Thread(() => run()) { IsBackground = true, Name = "StandardObservability flush" }.Start();
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }

    /// <summary>Starts the flushes, unless the caller does not want them any more.</summary>
    public void Begin(TimeSpan timeout, CancellationToken cancellationToken)
    {
        _limit = timeout == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)Math.Clamp(timeout.TotalMilliseconds, 0, int.MaxValue);
        _begun = Stopwatch.GetTimestamp();
        foreach (var flush in flushes)
        {
            if (cancellationToken.IsCancellationRequested || !TryStart(() => Flush(flush)))
            {
                _hasFailed = true;
                _pending.Signal();
            }
        }
    }

    /// <returns><see langword="false"/> when an output did not finish in time or failed, or the wait was canceled.</returns>
    public bool Wait(CancellationToken cancellationToken)
    {
        try
        {
            var left = _limit == Timeout.Infinite ? _limit : (int)Math.Max(0, _limit - Stopwatch.GetElapsedTime(_begun).TotalMilliseconds);
            return _pending.Wait(left, cancellationToken) && !_hasFailed;
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
