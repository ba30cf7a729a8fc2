using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>Counts one case of the native program from pairs of runs that differ only in the number of operations.</summary>
internal sealed class InstructionCounter(string program, bool isQuick)
{
    public int Repeats { get; } = isQuick ? 1 : 3;

    public Cost Count(InstructionCase work)
    {
        Console.WriteLine($"Counting instructions of {work.Name}");
        var costs = Enumerable.Range(0, Repeats).Select(_ => CountOnce(work)).ToList();
        return new Cost(work.Name, Figure.Median(costs.Select(static c => c.Instructions)), Figure.Median(costs.Select(static c => c.Bytes)));
    }

    private Cost CountOnce(InstructionCase work)
    {
        var (less, more) = (work.Few(isQuick), work.Many(isQuick));
        var few = Callgrind.Run(program, work.Environment, work.Name, $"{less}");
        var many = Callgrind.Run(program, work.Environment, work.Name, $"{more}");
        double operations = more - less;
        return new Cost(work.Name, (many.Instructions - few.Instructions) / operations, Figure.PerOperation((many.Bytes - few.Bytes) / operations));
    }
}
