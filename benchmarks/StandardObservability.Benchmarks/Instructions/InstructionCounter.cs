using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>Counts one case of the native program from pairs of runs that differ only in the number of operations.</summary>
internal sealed class InstructionCounter(string program, bool isQuick)
{
    public int Repeats { get; } = isQuick ? 1 : 3;

    public Cost Count(InstructionCase work)
    {
        Console.WriteLine($"Counting instructions of {work.Name}");
        var (less, more) = (work.Few(isQuick), work.Many(isQuick));
        var (few, many) = (Least(work, less), Least(work, more));
        double operations = more - less;
        return new Cost(work.Name, (many.Instructions - few.Instructions) / operations, Figure.PerOperation((many.Bytes - few.Bytes) / operations));
    }

    /// <summary>The least of several runs: threads that wait for each other add instructions, and nothing removes any.</summary>
    /// <remarks>Where a ratio of the traces is sampled, runs with fewer sampled ones are preferred, by at most 60 instructions a request with 5 %.</remarks>
    private (double Instructions, double Bytes) Least(InstructionCase work, int operations)
    {
        var runs = Enumerable.Range(0, Repeats).Select(_ => Callgrind.Run(program, work.Environment, work.Name, $"{operations}")).ToList();
        return (runs.Min(static r => r.Instructions), runs.Min(static r => r.Bytes));
    }
}
