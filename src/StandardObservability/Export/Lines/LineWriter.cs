using StandardObservability.Export.Counts;

namespace StandardObservability.Export.Lines;

/// <summary>Writes lines from one thread, in batches and in bounded memory.</summary>
/// <remarks>
/// Callers copy a line into a buffer and never wait for the terminal, pipe, disk or network.
/// A line waits at most <see cref="Delay"/> for further lines of its batch; an urgent line does not wait. When <see cref="Capacity"/>
/// is full because the target is slow, further lines are lost and counted. Urgent lines may also use <see cref="UrgentReserve"/>.
/// </remarks>
internal abstract class LineWriter : IDisposable
{
    /// <summary>The longest time that a line waits for further lines.</summary>
    internal static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(10);

    /// <summary>The most bytes that wait to be written.</summary>
    internal const int Capacity = 4 * 1024 * 1024;

    /// <summary>So many bytes wake the thread before the delay ends. Waking it costs as much as some hundred lines.</summary>
    private const int WakeThreshold = Capacity / 4;

    /// <summary>Bytes beyond <see cref="Capacity"/> for urgent lines, so that many other lines do not displace an error.</summary>
    internal const int UrgentReserve = 256 * 1024;

    /// <summary>The longest time that disposal and process exit wait for the target.</summary>
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(2);

    /// <summary>The time that a target has to stop after it was cancelled.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromMilliseconds(200);

    /// <summary>Batches that the thread writes while it stops, when other threads go on logging.</summary>
    private const int MaxLastBatches = 64;

    private readonly Lock _gate = new();
    private readonly BatchProgress _progress = new();

    // Lines come milliseconds apart or thousands at once, so no thread spins. Set while the gate is held, and never after disposal.
    private readonly AutoResetEvent _hasLines = new(initialState: false);
    private readonly AutoResetEvent _urgent = new(initialState: false);
    private readonly CancellationTokenSource _stop = new();
    private readonly ILineTarget _target;

    /// <summary>Writes lines after disposal. <see langword="null"/> when these lines are lost.</summary>
    private readonly LinesAfterDisposal? _afterDisposal;
    private readonly Thread _writer;
    private LineBatch _filling = new();
    private LineBatch _writing = new();
    private long _batch = 1;
    private bool _isIdle;

    private volatile bool _stopping;

    /// <summary>Creates a writer. Lines after its disposal are lost, or each is written by its caller.</summary>
    protected LineWriter(ILineTarget target, string threadName, bool writesAfterDisposal = false)
    {
        (_target, _afterDisposal) = (target, writesAfterDisposal ? new LinesAfterDisposal(target) : null);
        _writer = new Thread(WriteUntilStopped) { IsBackground = true, Name = threadName };
        _writer.Start();
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Copies one line, its line end included, or counts it as lost when the buffer is full.</summary>
    public void Write(OutputCount count, ReadOnlySpan<byte> line, bool urgent) => Write(count, line, lines: 1, urgent);

    /// <summary>Copies several consecutive lines, or counts all of them as lost when the buffer is full.</summary>
    public void Write(OutputCount count, ReadOnlySpan<byte> text, int lines, bool urgent)
    {
        count.AddProduced(lines);
        lock (_gate)
        {
            if (_stopping && _afterDisposal?.TryWrite(count, text, lines) == true)
            {
                return;
            }

            if ((_stopping && _afterDisposal is null) || _filling.Length + text.Length > (urgent ? Capacity + UrgentReserve : Capacity))
            {
                count.AddLost(lines, _stopping ? LossReason.Shutdown : LossReason.QueueFull);
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

    /// <summary>Waits until the lines copied so far are written. Does not wait for later lines.</summary>
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
        Stop();
    }

    /// <summary>Lets the thread end after the waiting lines. Does so once.</summary>
    private void Stop()
    {
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
            Abandon();
        }
        else
        {
            _stop.Dispose();
            _hasLines.Dispose();
            _urgent.Dispose();
        }
    }

    /// <summary>The batch in progress may still arrive; later lines are lost.</summary>
    private void Abandon()
    {
        // The thread may hold the gate while the target blocks its last write.
        if (_gate.TryEnter(StopLimit))
        {
            _afterDisposal?.Abandon();
            _filling.CountLost(LossReason.Shutdown);
            _filling.Clear();
            _gate.Exit();
        }
    }

    /// <remarks>The runtime ends the thread soon. Other handlers of this event may still log.</remarks>
    private void OnProcessExit(object? sender, EventArgs e) => Stop();

    /// <remarks>The thread stays awake while lines keep coming: waking it costs more than a line.</remarks>
    private void WriteUntilStopped()
    {
        for (var last = 0; !_stopping || (last < MaxLastBatches && HasLines()); last += _stopping ? 1 : 0)
        {
            _urgent.WaitOne(Delay);
            if (TrySwap(out var batch))
            {
                _target.Write(_writing, _stop.Token);
                _writing.Clear();
                _progress.Complete(batch);
            }
            else
            {
                _hasLines.WaitOne();
            }
        }

        _target.Dispose();
        lock (_gate)
        {
            _afterDisposal?.Begin(_filling);
        }

        _progress.Complete(long.MaxValue);
    }

    /// <summary>Swaps the buffers when lines have come; otherwise lets the next line wake the thread.</summary>
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
