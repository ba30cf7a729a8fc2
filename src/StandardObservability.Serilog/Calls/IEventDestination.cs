using Serilog.Events;

namespace StandardObservability.Serilog.Calls;

/// <summary>Where the events of a logger go.</summary>
internal interface IEventDestination
{
    /// <param name="category">Who speaks, or <see langword="null"/> for the application as such.</param>
    /// <param name="level">How serious it is.</param>
    bool IsEnabled(string? category, LogEventLevel level);

    void Write(string? category, LogEvent log);
}
