namespace StandardObservability.Logging;

/// <summary>Something in the application that writes each log line to standard output too. The package for another logging library finds it.</summary>
/// <param name="Cause">What writes them and where it is configured, or <see langword="null"/>.</param>
internal sealed record RepeatedLines(string? Cause);
