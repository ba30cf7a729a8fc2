using StandardObservability.Conventions.Policy;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Acceptance;

/// <summary>What was accepted.</summary>
/// <param name="All">All exemptions of the file afterwards.</param>
/// <param name="Added">The exemptions that are new, or that replace an expired one.</param>
/// <param name="Refused">Enforced findings from which no exemption is possible.</param>
internal sealed record AcceptResult(IReadOnlyList<Exemption> All, IReadOnlyList<Exemption> Added, IReadOnlyList<Finding> Refused);
