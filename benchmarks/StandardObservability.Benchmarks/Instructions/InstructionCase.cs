namespace StandardObservability.Benchmarks.Instructions;

/// <summary>A case of the native program, and how it is counted.</summary>
/// <param name="Name">As the program calls it.</param>
/// <param name="Baseline">The case it is compared with in the table; itself when it is one.</param>
/// <param name="IsOurs">Whether it is our code that is counted, so that the count is stored and may not grow.</param>
/// <param name="Operations">How many more operations the longer of two runs does.</param>
internal sealed record InstructionCase(string Name, string Baseline, bool IsOurs, int Operations)
{
    /// <summary>The shorter run has its share of them too: what happens rarely then happens in both.</summary>
    private const int Shorter = 5;

    public static InstructionCase Theirs(string name, int operations) => new(name, name, IsOurs: false, operations);

    public static InstructionCase Ours(string name, string baseline, int operations) => new(name, baseline, IsOurs: true, operations);

    public int Few(bool isQuick) => Difference(isQuick) / Shorter;

    public int Many(bool isQuick) => Few(isQuick) + Difference(isQuick);

    private int Difference(bool isQuick) => isQuick ? Operations / 2 : Operations;
}
