using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>A file of exemptions after reading.</summary>
/// <param name="exemptions">The exemptions without a fault, expired ones included.</param>
/// <param name="faults">All faults of the file.</param>
internal sealed class ExemptionReading(IReadOnlyList<Exemption> exemptions, IReadOnlyList<PolicyFault> faults)
{
    /// <summary>The exemptions without a fault, expired ones included.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; } = exemptions;

    /// <summary>All faults of the file.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; } = faults;
}
