namespace StandardObservability.Logging.Templates;

/// <summary>The position of a property's value in a message.</summary>
/// <param name="Property">Index of the property.</param>
/// <param name="Start">Index of the first character of the value.</param>
/// <param name="End">Index after its last character.</param>
internal readonly record struct ValuePosition(int Property, int Start, int End);
