using Serilog.Events;

namespace StandardObservability.Serilog.Lines;

/// <summary>The value of a property that the host has added for the sinks. It leads to the host's own way of writing lines.</summary>
/// <remarks>By the value, because sinks within sinks copy events, and values stay what they are.</remarks>
internal sealed class LineFormatProperty(object? value, LogEventFormat lines, bool? sampled = null) : ScalarValue(value)
{
    public LogEventFormat Lines { get; } = lines;

    /// <summary>Whether the span of the event was recorded; only the value that says so knows.</summary>
    public bool? Sampled { get; } = sampled;
}
