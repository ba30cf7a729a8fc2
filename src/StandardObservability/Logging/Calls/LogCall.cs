using Microsoft.Extensions.Logging;

namespace StandardObservability.Logging.Calls;

/// <summary>One log call with everything that its line contains.</summary>
/// <param name="Time">Time of the call.</param>
/// <param name="Level">Log level.</param>
/// <param name="Category">Category of the logger.</param>
/// <param name="Id">Number and name of the event.</param>
/// <param name="Exception">The exception that was logged, if any. Its texts are redacted when they are written.</param>
/// <param name="Span">The span that the call belongs to.</param>
/// <param name="Properties">Properties and template of the call.</param>
/// <param name="Message">The caller's own text, or <see langword="null"/> when the properties fill the template, so that both make the message.</param>
/// <param name="Scopes">Open scopes, outermost first.</param>
internal readonly record struct LogCall(
    DateTimeOffset Time,
    LogLevel Level,
    LogCategory Category,
    EventId Id,
    Exception? Exception,
    SpanReference Span,
    PropertySet Properties,
    string? Message,
    LogScopes Scopes);
