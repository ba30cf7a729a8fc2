using System.Runtime.InteropServices;
using StandardObservability.Benchmarks.Instructions.Groups;
using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>Counts instructions, which are reproducible, unlike times.</summary>
/// <param name="isQuick">Whether each case is counted only once and with fewer operations.</param>
/// <param name="isAccepting">Whether to store the counts.</param>
/// <param name="only">Part of the titles of the groups that are counted; empty for all.</param>
internal sealed class InstructionSuite(bool isQuick, bool isAccepting, string only)
{
    private const string Program = "InstructionCounts";
    private const string SameMethod = "Counted like the metric record.";

    private static readonly IReadOnlyList<InstructionGroup> All =
        [CounterGroup.Create(), DocumentGroup.Create(), ExportGroup.Create(), TraceGroup.Create(), LogGroup.Create(), PolicyGroup.Create(), RequestGroup.Create()];

    private IReadOnlyList<InstructionGroup> Groups { get; } = [.. All.Where(g => g.Title.Contains(only, StringComparison.OrdinalIgnoreCase))];

    public IEnumerable<SuiteResult> Run()
    {
        if (isQuick && isAccepting)
        {
            throw new InvalidOperationException(
                "--accept stores counts for later comparisons, and --quick counts too few operations for that. Use only one of them.");
        }

        if (Callgrind.UnavailableReason is { } reason)
        {
            return [.. Groups.Select(group => new SuiteResult(group.Title, group.Method) { Skipped = reason })];
        }

        var platform = $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var program = Path.Combine(Repository.Publish(Program, "-r", platform), Program);
        return Count(new InstructionCounter(program, isQuick), here: Tool.Output(program, "about"));
    }

    private List<SuiteResult> Count(InstructionCounter counter, string here)
    {
        var costs = new Costs(Groups.SelectMany(static g => g.Cases).Select(counter.Count));
        if (isAccepting)
        {
            StoredCounts.Accept(here, Groups.SelectMany(group => Ours(group, costs)));
        }

        var stored = new StoredCounts(here);
        var method = $"""
            `{Program}`, Native AOT, under callgrind ({Callgrind.Version}): the difference between two runs, divided by their difference
            in operations; each the least of {counter.Repeats} runs, because waiting threads add instructions. Bytes are those of the calling thread. Counts apply to {here}.
            """;
        return [.. Groups.Select(group => Report(group, costs, stored, $"{group.Method}\n{(group == All[0] ? method : SameMethod)}"))];
    }

    private static SuiteResult Report(InstructionGroup group, Costs costs, StoredCounts stored, string method) => new(group.Title, method)
    {
        Columns = ["case", "instructions", "ratio", "B", "stored"],
        Rows = [.. group.Cases.Select(work => Row(work, costs, stored))],
        Bars = [.. group.Bars(costs), stored.Compare(Ours(group, costs), group.Tolerance)],
    };

    private static string[] Row(InstructionCase work, Costs costs, StoredCounts stored)
    {
        var cost = costs[work.Name];
        return [work.Name, Figure.Of(cost.Instructions), Figure.Ratio(costs.Ratio(work.Name, work.Baseline)), Figure.Of(cost.Bytes), work.IsOurs ? stored.Find(work.Name) : string.Empty];
    }

    private static List<Cost> Ours(InstructionGroup group, Costs costs) => [.. group.Cases.Where(static c => c.IsOurs).Select(c => costs[c.Name])];
}
