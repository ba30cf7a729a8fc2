using System.Diagnostics;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>What this service has recorded of one trace: its spans in the order of their ends, and its log lines. Bounded.</summary>
/// <remarks>Changed only while <see cref="TraceStore"/> is locked.</remarks>
internal sealed class RecordedTrace(string id)
{
    /// <summary>Maximum number of spans of a trace.</summary>
    public const int MaxSpans = 200;

    /// <summary>Maximum number of log lines of a trace.</summary>
    public const int MaxLines = 200;

    private readonly List<Activity> _spans = [];
    private readonly List<string> _lines = [];

    /// <summary>The trace id: 32 hexadecimal digits.</summary>
    public string Id { get; } = id;

    /// <summary>The spans.</summary>
    public IReadOnlyList<Activity> Spans => _spans;

    /// <summary>The log lines as JSON.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Number of spans that were not kept.</summary>
    public int DroppedSpans { get; private set; }

    /// <summary>Number of log lines that were not kept.</summary>
    public int DroppedLines { get; private set; }

    /// <summary>Approximate size in memory.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the trace is one of the last.</summary>
    public bool IsRecent { get; set; } = true;

    /// <summary>Number of its requests that are among the worst.</summary>
    public int WorstRequests { get; set; }

    /// <summary>Adds a span that has ended.</summary>
    /// <returns>Its approximate size.</returns>
    public long Add(Activity span)
    {
        if (_spans.Count >= MaxSpans)
        {
            DroppedSpans++;
            return 0;
        }

        _spans.Add(span);
        return Grow(SpanSize.Of(span));
    }

    /// <summary>Adds a log line.</summary>
    /// <returns>Its approximate size.</returns>
    public long Add(string line)
    {
        if (_lines.Count >= MaxLines)
        {
            DroppedLines++;
            return 0;
        }

        _lines.Add(line);
        return Grow(line.Length * sizeof(char));
    }

    private long Grow(long bytes)
    {
        Bytes += bytes;
        return bytes;
    }
}
