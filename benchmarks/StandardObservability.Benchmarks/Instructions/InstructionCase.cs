namespace StandardObservability.Benchmarks.Instructions;

/// <summary>A case of the native program and how it is counted.</summary>
/// <param name="Name">Name in the native program.</param>
/// <param name="Baseline">The case that it is compared with in the table, or itself.</param>
/// <param name="IsOurs">Whether our code is counted. Such counts are stored and must not grow.</param>
/// <param name="Operations">How many more operations the longer of the two runs has.</param>
internal sealed record InstructionCase(string Name, string Baseline, bool IsOurs, int Operations)
{
    /// <summary>The shorter run has a share of the operations, so that rare work happens in both runs.</summary>
    private const int Shorter = 5;

    /// <summary>Variables of the environment of the native program.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    public static InstructionCase Theirs(string name, int operations) => new(name, name, IsOurs: false, operations);

    public static InstructionCase Ours(string name, string baseline, int operations) => new(name, baseline, IsOurs: true, operations);

    public int Few(bool isQuick) => Difference(isQuick) / Shorter;

    public int Many(bool isQuick) => Few(isQuick) + Difference(isQuick);

    private int Difference(bool isQuick) => isQuick ? Operations / 2 : Operations;
}
