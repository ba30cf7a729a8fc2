namespace StandardObservability.Logging.Json;

/// <summary>A field that is omitted when the line is too long.</summary>
/// <param name="Start">Index of its comma in the line.</param>
/// <param name="FirstText">Index of its first text in <see cref="JsonLine.Texts"/>.</param>
internal readonly record struct JsonField(int Start, int FirstText);
