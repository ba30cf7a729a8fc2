using Serilog.Events;

namespace StandardObservability.Serilog.Calls;

/// <summary>The receiver of the events that a logger writes.</summary>
internal interface IEventDestination
{
    /// <param name="category">The category, or <see langword="null"/> for the application's own.</param>
    /// <param name="level">The level of the event.</param>
    bool IsEnabled(string? category, LogEventLevel level);

    void Write(string? category, LogEvent logEvent);
}
