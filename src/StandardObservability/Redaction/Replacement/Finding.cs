using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Redaction.Replacement;

/// <summary>A secret found in a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Kind">The kind of secret, one of <see cref="RedactionKinds"/>.</param>
internal readonly record struct Finding(int Start, int End, string Kind);
