using StandardObservability.Faults.Tests.Load;

namespace StandardObservability.Faults.Tests.Runs;

/// <summary>What one run measured.</summary>
internal sealed record FaultFigures
{
    public required string Fault { get; init; }

    /// <summary>The requests while the fault lasted, with telemetry.</summary>
    public required LoadFigures With { get; init; }

    /// <summary>The requests at the same moments to the service without telemetry.</summary>
    public required LoadFigures Without { get; init; }

    /// <summary>Growth of the peak of the resident memory by the fault, in MiB.</summary>
    public required double MemoryGrowth { get; init; }

    /// <summary>The same of the service without telemetry.</summary>
    public required double MemoryGrowthWithout { get; init; }

    /// <summary>The time until telemetry arrived again; <see langword="null"/> when the fault does not end.</summary>
    public TimeSpan? Recovery { get; init; }

    /// <summary>The final counts of the outputs.</summary>
    public required IReadOnlyList<OutputAccount> Outputs { get; init; }

    /// <summary>The time that the stop of the service took.</summary>
    public required TimeSpan Stop { get; init; }

    public OutputAccount Output(string name) => Outputs.Single(o => o.Name == name);
}
