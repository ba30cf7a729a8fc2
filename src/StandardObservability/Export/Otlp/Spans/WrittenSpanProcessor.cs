using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp.Sending;
using StandardObservability.Export.Otlp.Spans.Writing;

namespace StandardObservability.Export.Otlp.Spans;

/// <summary>Writes a sampled span when it ends, counts it, and queues it for the next request.</summary>
internal sealed class WrittenSpanProcessor : BaseExportProcessor<Activity>
{
    private readonly SpanWriter _writer;
    private readonly SpanBuffers _buffers;
    private readonly SpanQueue _queue;
    private readonly OutputCount _count;
    private volatile bool _isShutDown;
    private int _writing;

    /// <param name="sender">Gets the provider of this processor, and so its resource.</param>
    /// <param name="writer">Writes the spans.</param>
    /// <param name="buffers">The buffers.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="count">Counts the spans.</param>
    public WrittenSpanProcessor(BaseExporter<Activity> sender, SpanWriter writer, SpanBuffers buffers, SpanQueue queue, OutputCount count)
        : base(sender)
    {
        (_writer, _buffers, _queue, _count) = (writer, buffers, queue, count);
        count.AddQueue(() => buffers.Dropped + QueueDrops<SpanBuffer>.Count(queue));
    }

    public override void OnEnd(Activity data)
    {
        if (!data.Recorded)
        {
            return;
        }

        _count.AddProduced(1);
        Interlocked.Increment(ref _writing);
        if (_isShutDown)
        {
            // The queue is not exported any more.
            _count.AddLost(1, LossReason.Shutdown);
        }
        else
        {
            OnExport(data);
        }

        Interlocked.Decrement(ref _writing);
    }

    protected override void OnExport(Activity data)
    {
        if (_buffers.Rent(data.Source) is not { } span)
        {
            return;
        }

        try
        {
            _writer.Write(span, data);
            _queue.OnEnd(span);
        }
        catch (Exception)
        {
            _buffers.Leave(1);
            _count.AddLost(1, LossReason.Unusable);
        }
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => _queue.ForceFlush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        _isShutDown = true;
        var started = Stopwatch.GetTimestamp();
        int FindRest() => timeoutMilliseconds < 0 ? timeoutMilliseconds
            : (int)Math.Max(0, timeoutMilliseconds - Stopwatch.GetElapsedTime(started).TotalMilliseconds);

        // Spans that are being written reach the queue before it is closed.
        SpinWait.SpinUntil(() => Volatile.Read(ref _writing) == 0, FindRest());
        return _queue.Shutdown(FindRest());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _queue.Dispose();
        }

        base.Dispose(disposing);
    }
}
