using System.Diagnostics;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>A copy of a recorded trace.</summary>
/// <param name="Id">The trace id: 32 hexadecimal digits.</param>
/// <param name="Spans">The spans.</param>
/// <param name="Lines">The log lines as JSON.</param>
/// <param name="DroppedSpans">Number of spans that were not kept.</param>
/// <param name="DroppedLines">Number of log lines that were not kept.</param>
internal sealed record TraceContents(string Id, IReadOnlyList<Activity> Spans, IReadOnlyList<string> Lines, int DroppedSpans, int DroppedLines)
{
    public static TraceContents Read(RecordedTrace trace) => new(trace.Id, [.. trace.Spans], [.. trace.Lines], trace.DroppedSpans, trace.DroppedLines);
}
