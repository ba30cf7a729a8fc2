using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>Cases that are reported in one section.</summary>
/// <param name="Title">Title of the section.</param>
/// <param name="Method">How the cases are measured and compared.</param>
internal sealed record InstructionGroup(string Title, string Method)
{
    public required IReadOnlyList<InstructionCase> Cases { get; init; }

    public required Func<Costs, IEnumerable<Bar>> Bars { get; init; }

    /// <summary>Maximum ratio of a count to the stored count.</summary>
    public double Tolerance { get; init; } = 1.02;
}
