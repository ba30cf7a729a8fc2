namespace StandardObservability.Export.Lines;

/// <summary>Delivers whole lines from one thread, several at a time, in bounded memory.</summary>
/// <remarks>
/// Callers copy their line into a buffer and go on; they never wait for the terminal, the pipe, the disk or the network behind it.
/// Lines wait at most <see cref="Delay"/> for company, urgent ones not at all. When the target does not take them and
/// <see cref="Capacity"/> is full, further lines are lost and counted; urgent ones have some room of their own.
/// </remarks>
internal abstract class LineWriter : IDisposable
{
    /// <summary>Longest a line waits for others to share its write.</summary>
    internal static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(10);

    /// <summary>Most bytes that wait to be written.</summary>
    internal const int Capacity = 4 * 1024 * 1024;

    /// <summary>Bytes that do not wait for the delay to end. Waking the thread costs as much as some hundred lines, so it is done for many.</summary>
    private const int WakeThreshold = Capacity / 4;

    /// <summary>Bytes beyond <see cref="Capacity"/> for urgent lines: a flood of others must not cost the error that tells of it.</summary>
    internal const int UrgentReserve = 256 * 1024;

    /// <summary>Longest that disposal waits for a reader.</summary>
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(2);

    /// <summary>How long a target may take to notice that it must stop.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly BatchProgress _progress = new();

    // Lines come milliseconds apart or thousands at once, so nothing spins. They are set while the gate is held, and not once it is closed for good.
    private readonly AutoResetEvent _hasLines = new(initialState: false);
    private readonly AutoResetEvent _urgent = new(initialState: false);
    private readonly CancellationTokenSource _stop = new();
    private readonly ILineTarget _target;
    private readonly Thread _writer;
    private LineBatch _filling = new();
    private LineBatch _writing = new();
    private long _batch = 1;
    private bool _isIdle;
    private volatile bool _stopping;

    protected LineWriter(ILineTarget target, string threadName)
    {
        _target = target;
        _writer = new Thread(WriteUntilStopped) { IsBackground = true, Name = threadName };
        _writer.Start();
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Takes one line, its line end included, or counts it as lost when there is no room for it.</summary>
    public void Write(OutputCount count, ReadOnlySpan<byte> line, bool urgent) => Write(count, line, lines: 1, urgent);

    /// <summary>Takes several lines that stand one after the other, or counts all of them as lost when there is no room.</summary>
    public void Write(OutputCount count, ReadOnlySpan<byte> text, int lines, bool urgent)
    {
        count.AddProduced(lines);
        lock (_gate)
        {
            if (_stopping || _filling.Length + text.Length > (urgent ? Capacity + UrgentReserve : Capacity))
            {
                count.AddLost(lines);
                return;
            }

            if (_isIdle)
            {
                _isIdle = false;
                _hasLines.Set();
            }

            var before = _filling.Length;
            _filling.Add(count, text, lines);
            if (urgent || (before < WakeThreshold && _filling.Length >= WakeThreshold))
            {
                _urgent.Set();
            }
        }
    }

    /// <summary>Waits until everything taken so far is written, whatever comes meanwhile.</summary>
    /// <returns><see langword="false"/> when that took longer than <paramref name="timeout"/>.</returns>
    public bool Flush(TimeSpan timeout)
    {
        long last;
        lock (_gate)
        {
            last = _filling.Length > 0 ? _batch : _batch - 1;
            if (!_stopping)
            {
                _urgent.Set();
            }
        }

        return _progress.WaitFor(last, timeout);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            _urgent.Set();
            _hasLines.Set();
        }

        if (!_writer.Join(FlushLimit))
        {
            _stop.Cancel();
        }

        if (!_writer.Join(StopLimit))
        {
            lock (_gate)
            {
                // What is being written may still arrive; what waits behind it will not.
                _filling.Count(delivered: false);
                _filling.Clear();
            }
        }
        else
        {
            _stop.Dispose();
            _hasLines.Dispose();
            _urgent.Dispose();
        }
    }

    private void OnProcessExit(object? sender, EventArgs e) => Flush(FlushLimit);

    /// <remarks>While lines keep coming none of them has to wake the thread, which costs more than the line.</remarks>
    private void WriteUntilStopped()
    {
        using var target = _target;
        while (!_stopping || HasLines())
        {
            _urgent.WaitOne(Delay);
            if (TrySwap(out var batch))
            {
                target.Write(_writing, _stop.Token);
                _writing.Clear();
                _progress.Complete(batch);
            }
            else
            {
                _hasLines.WaitOne();
            }
        }

        _progress.Complete(long.MaxValue);
    }

    /// <summary>Takes what has come since; when that is nothing, the next line has to wake the thread.</summary>
    private bool TrySwap(out long batch)
    {
        lock (_gate)
        {
            batch = _batch;
            _isIdle = _filling.Length == 0 && !_stopping;
            if (_filling.Length == 0)
            {
                return false;
            }

            _batch++;
            (_filling, _writing) = (_writing, _filling);
            return true;
        }
    }

    private bool HasLines()
    {
        lock (_gate)
        {
            return _filling.Length > 0;
        }
    }
}
