using System.Diagnostics;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>The last traces of the service, and those of its worst requests, in bounded memory. Thread-safe.</summary>
internal sealed class TraceStore(TimeProvider time)
{
    /// <summary>Number of the last traces that are kept.</summary>
    public const int MaxTraces = 400;

    /// <summary>Number of requests in a list.</summary>
    public const int MaxListed = 50;

    /// <summary>Approximate bytes of all traces.</summary>
    public const long MaxBytes = 6 * 1024 * 1024;

    /// <summary>How long a request can be one of the worst.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RecordedTrace> _traces = new(StringComparer.Ordinal);
    private readonly Queue<RecordedTrace> _recent = new();
    private readonly SortedSet<RecordedRequest> _worst = new(RecordedRequest.WorstFirst);
    private readonly Queue<RecordedRequest> _last = new();
    private readonly Queue<string> _lines = new();
    private long _bytes;

    /// <summary>Whether traces were dropped before their time, because they were too large.</summary>
    public bool IsBytesLimitReached { get; private set; }

    /// <summary>Adds a span that has ended.</summary>
    public void Add(Activity span)
    {
        lock (_lock)
        {
            var trace = FindOrAdd(span.TraceId.ToHexString());
            _bytes += trace.Add(span);
            if (RecordedRequest.IsRoot(span))
            {
                AddRequest(new RecordedRequest(trace, span));
            }

            Trim();
        }
    }

    /// <summary>Adds a log line.</summary>
    /// <param name="traceId">The id of its trace, or <see langword="null"/>.</param>
    /// <param name="line">The line as JSON.</param>
    public void AddLine(string? traceId, string line)
    {
        lock (_lock)
        {
            if (traceId is null)
            {
                Enqueue(_lines, line, MaxListed);
                return;
            }

            _bytes += FindOrAdd(traceId).Add(line);
            Trim();
        }
    }

    /// <summary>Finds a trace. The copy does not change.</summary>
    /// <param name="id">The id: 32 hexadecimal digits.</param>
    public TraceContents? Find(string id)
    {
        lock (_lock)
        {
            return _traces.TryGetValue(id, out var trace) ? TraceContents.Read(trace) : null;
        }
    }

    /// <summary>The last requests, the newest first; the worst, the worst first; and the last lines outside traces, the newest last.</summary>
    public (IReadOnlyList<RecordedRequest> Last, IReadOnlyList<RecordedRequest> Worst, IReadOnlyList<string> Lines) List()
    {
        lock (_lock)
        {
            var oldest = time.GetUtcNow().UtcDateTime - Window;
            foreach (var old in _worst.Where(r => r.Root.StartTimeUtc < oldest).ToList())
            {
                RemoveWorst(old);
            }

            return ([.. _last.Reverse()], [.. _worst], [.. _lines]);
        }
    }

    private static void Enqueue<T>(Queue<T> queue, T item, int limit)
    {
        queue.Enqueue(item);
        if (queue.Count > limit)
        {
            queue.Dequeue();
        }
    }

    private RecordedTrace FindOrAdd(string id)
    {
        if (!_traces.TryGetValue(id, out var trace))
        {
            _traces.Add(id, trace = new RecordedTrace(id));
            _recent.Enqueue(trace);
        }

        return trace;
    }

    private void AddRequest(RecordedRequest request)
    {
        Enqueue(_last, request, MaxListed);
        if (_worst.Count == MaxListed && RecordedRequest.WorstFirst.Compare(request, _worst.Max) > 0)
        {
            return;
        }

        if (_worst.Add(request))
        {
            request.Trace.WorstRequests++;
        }

        if (_worst.Count > MaxListed)
        {
            RemoveWorst(_worst.Max!);
        }
    }

    private void RemoveWorst(RecordedRequest request)
    {
        _worst.Remove(request);
        request.Trace.WorstRequests--;
        RemoveUnused(request.Trace);
    }

    /// <summary>Drops the oldest traces while there are too many, or while they are too large.</summary>
    private void Trim()
    {
        while (_recent.Count > MaxTraces || (_bytes > MaxBytes && _recent.Count > 1))
        {
            IsBytesLimitReached |= _recent.Count <= MaxTraces;
            var oldest = _recent.Dequeue();
            oldest.IsRecent = false;
            RemoveUnused(oldest);
        }

        while (_bytes > MaxBytes && _worst.Count > 1)
        {
            RemoveWorst(_worst.Max!);
        }
    }

    private void RemoveUnused(RecordedTrace trace)
    {
        if (trace is { IsRecent: false, WorstRequests: 0 } && _traces.Remove(trace.Id))
        {
            _bytes -= trace.Bytes;
        }
    }
}
