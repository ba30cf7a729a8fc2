using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>A policy file after reading.</summary>
/// <param name="policy">The policy, or <see langword="null"/> when the file has a fault.</param>
/// <param name="faults">All faults of the file.</param>
internal sealed class PolicyReading(TelemetryPolicy? policy, IReadOnlyList<PolicyFault> faults)
{
    /// <summary>The policy, or <see langword="null"/> when the file has a fault.</summary>
    public TelemetryPolicy? Policy { get; } = policy;

    /// <summary>All faults of the file.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; } = faults;
}
