using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Redaction.Replacement;

/// <summary>A part of a text that must not leave.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it has ended.</param>
/// <param name="Kind">What it is, one of <see cref="RedactionKinds"/>.</param>
internal readonly record struct Finding(int Start, int End, string Kind);
