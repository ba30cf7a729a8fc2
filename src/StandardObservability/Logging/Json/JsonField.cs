namespace StandardObservability.Logging.Json;

/// <summary>A field of a line that may be left out when the line is too long.</summary>
/// <param name="Start">Where it begins, with its comma.</param>
/// <param name="FirstText">How many texts stand before it.</param>
internal readonly record struct JsonField(int Start, int FirstText);
