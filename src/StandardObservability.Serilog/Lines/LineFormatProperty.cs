using Serilog.Events;

namespace StandardObservability.Serilog.Lines;

/// <summary>The value of a property that the host added for the sinks. It carries the host's line format to <see cref="StandardJsonFormatter"/>.</summary>
/// <remarks>Carried by the value, because wrapping sinks copy events but keep values.</remarks>
internal sealed class LineFormatProperty(object? value, LogEventFormat lines, bool? sampled = null) : ScalarValue(value)
{
    public LogEventFormat Lines { get; } = lines;

    /// <summary>Whether the span of the event was recorded; set only on the value of the trace flags.</summary>
    public bool? Sampled { get; } = sampled;
}
