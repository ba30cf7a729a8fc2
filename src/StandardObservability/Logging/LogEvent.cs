using Microsoft.Extensions.Logging;

namespace StandardObservability.Logging;

/// <summary>One log call, as the line formats see it.</summary>
/// <param name="Time">When.</param>
/// <param name="Level">How serious.</param>
/// <param name="Category">Who says it.</param>
/// <param name="Id">Number and name of the event.</param>
/// <param name="Message">The rendered message.</param>
/// <param name="Exception">What went wrong, if anything did.</param>
/// <param name="Properties">The template's properties, the template itself among them.</param>
internal readonly record struct LogEvent(
    DateTimeOffset Time,
    LogLevel Level,
    string Category,
    EventId Id,
    string Message,
    Exception? Exception,
    IReadOnlyList<KeyValuePair<string, object?>>? Properties);
