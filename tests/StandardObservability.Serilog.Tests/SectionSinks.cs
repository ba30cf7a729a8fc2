using Serilog;
using Serilog.Configuration;

namespace StandardObservability.Serilog.Tests;

/// <summary>Sinks that a configuration section can name.</summary>
public static class SectionSinks
{
    /// <summary>The settings that name the sink.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Section { get; } =
    [
        new("Serilog:Using:0", typeof(SectionSinks).Assembly.GetName().Name),
        new("Serilog:WriteTo:0:Name", nameof(Remembered)),
    ];

    internal static MemorySink Last { get; private set; } = new();

    public static LoggerConfiguration Remembered(this LoggerSinkConfiguration sinks)
    {
        ArgumentNullException.ThrowIfNull(sinks);
        Last = new MemorySink();
        return sinks.Sink(Last);
    }
}
