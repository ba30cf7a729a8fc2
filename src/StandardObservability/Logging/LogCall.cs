using Microsoft.Extensions.Logging;

namespace StandardObservability.Logging;

/// <summary>One log call, as the line formats see it; its message, properties and scopes are in the <see cref="LineBuffers"/>.</summary>
/// <param name="Time">When.</param>
/// <param name="Level">How serious.</param>
/// <param name="Category">Who says it.</param>
/// <param name="Id">Number and name of the event.</param>
/// <param name="Exception">What went wrong, if anything did.</param>
internal readonly record struct LogCall(DateTimeOffset Time, LogLevel Level, LogCategory Category, EventId Id, Exception? Exception);
