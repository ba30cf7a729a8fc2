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
    private readonly bool _writesAfterDisposal;
    private readonly Thread _writer;
    private LineBatch _filling = new();
    private LineBatch _writing = new();
    private long _batch = 1;
    private bool _isIdle;

    /// <summary>Whether the thread has ended.</summary>
    private bool _hasEnded;

    /// <summary>Whether the target was still blocked after the time limit of the disposal.</summary>
    private bool _isAbandoned;
    private bool _isWritingRest;
    private volatile bool _stopping;

    /// <param name="target">Where lines go.</param>
    /// <param name="threadName">Name of the thread that writes.</param>
    /// <param name="writesAfterDisposal">Whether each line after disposal is written by its caller. Otherwise it is lost.</param>
    protected LineWriter(ILineTarget target, string threadName, bool writesAfterDisposal = false)
    {
        (_target, _writesAfterDisposal) = (target, writesAfterDisposal);
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
            if (_stopping && TryWriteAfterDisposal(count, text, lines))
            {
                return;
            }

            if (_filling.Length + text.Length > (urgent ? Capacity + UrgentReserve : Capacity))
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

    private void Stop()
    {
        if (!TryBeginStop())
        {
            return;
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
            _isAbandoned = true;
            _filling.CountLost(LossReason.Shutdown);
            _filling.Clear();
            _gate.Exit();
        }
    }

    /// <summary>Lets the thread end after the waiting lines. Does so once.</summary>
    private bool TryBeginStop()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return false;
            }

            _stopping = true;
            _urgent.Set();
            _hasLines.Set();
            return true;
        }
    }

    /// <summary>Handles a line after the disposal has begun: the thread may still write it, or has ended, or the target does not accept lines any more.</summary>
    /// <returns><see langword="false"/> when the thread will write the line.</returns>
    private bool TryWriteAfterDisposal(OutputCount count, ReadOnlySpan<byte> text, int lines)
    {
        if (!_writesAfterDisposal || _isAbandoned || _isWritingRest)
        {
            count.AddLost(lines, LossReason.Shutdown);
            return true;
        }

        if (!_hasEnded)
        {
            return false;
        }

        _filling.Add(count, text, lines);
        WriteRest();
        return true;
    }

    /// <summary>Writes while the gate is held. The thread has ended.</summary>
    private void WriteRest()
    {
        _isWritingRest = true;
        _target.Write(_filling, CancellationToken.None);
        _filling.Clear();
        _isWritingRest = false;
    }

    /// <remarks>The runtime ends the thread soon. Other handlers of this event may still log.</remarks>
    private void OnProcessExit(object? sender, EventArgs e)
    {
        if (_writesAfterDisposal)
        {
            Stop();
        }
        else
        {
            Flush(FlushLimit);
        }
    }

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
            _hasEnded = true;
            if (_filling.Length > 0)
            {
                WriteRest();
            }
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
