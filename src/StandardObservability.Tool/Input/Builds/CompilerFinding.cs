using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Tool.Input.Builds;

/// <summary>A finding of the analyzers.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Suppression">How the code suppresses it, for example <c>Pragma Directive</c>, or <see langword="null"/>.</param>
internal sealed record CompilerFinding(PolicyFinding Finding, Place Place, string? Suppression);
