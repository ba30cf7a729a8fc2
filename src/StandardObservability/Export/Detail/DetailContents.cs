using System.Diagnostics;

namespace StandardObservability.Export.Detail;

/// <summary>The details of a trace whose local root has ended.</summary>
/// <param name="Spans">Spans that were not sampled, in the order of their ends.</param>
/// <param name="Text">Log lines, each with its line end.</param>
/// <param name="Lines">Number of lines.</param>
/// <param name="Dropped">Spans and lines that were beyond the bounds.</param>
internal sealed record DetailContents(IReadOnlyList<Activity> Spans, byte[] Text, int Lines, int Dropped)
{
    public static DetailContents None { get; } = new([], [], 0, 0);
}
