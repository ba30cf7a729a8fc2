using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>Cases that are told together.</summary>
/// <param name="Title">Name of the section.</param>
/// <param name="Method">What is compared with what.</param>
internal sealed record InstructionGroup(string Title, string Method)
{
    public required IReadOnlyList<InstructionCase> Cases { get; init; }

    public required Func<Costs, IEnumerable<Bar>> Bars { get; init; }

    /// <summary>How far a count may exceed the stored one.</summary>
    public double Tolerance { get; init; } = 1.02;
}
