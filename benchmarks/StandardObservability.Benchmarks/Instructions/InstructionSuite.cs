using System.Runtime.InteropServices;
using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>Counts the instructions of one metric record, which repeat where times do not.</summary>
internal sealed class InstructionSuite(bool isQuick)
{
    private const string Title = "Instructions per metric record";
    private const string Program = "InstructionCounts";
    private const double Limit = 1.02;

    /// <summary>Each of our outputs, and OpenTelemetry alone with a reader of the same temporality.</summary>
    private static readonly (string Plain, string Ours)[] Pairs = [("counter-plain", "counter-ours-otlp"), ("counter-plain-delta", "counter-ours-emf")];

    private readonly int _repeats = isQuick ? 1 : 3;
    private readonly int _few = isQuick ? 20_000 : 50_000;
    private readonly int _many = isQuick ? 120_000 : 300_000;

    public SuiteResult Run()
    {
        if (Callgrind.WhyUnavailable is { } reason)
        {
            return new SuiteResult(Title, "Counted by valgrind in a native program.") { Skipped = reason };
        }

        var platform = $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var program = Path.Combine(Repository.Publish(Program, "-r", platform), Program);
        return Report([.. Pairs.Select(p => (Plain: Count(program, p.Plain), Ours: Count(program, p.Ours)))]);
    }

    private SuiteResult Report(List<(Cost Plain, Cost Ours)> pairs) => new(Title, $"""
        `{Program}`, Native AOT, one counter with three tags, under callgrind ({Callgrind.Version}): instructions of {_many:N0} records less
        those of {_few:N0}, divided; median of {_repeats}. Bytes likewise, of the recording thread. Each of our hosts has one metric output and is
        compared with OpenTelemetry's reader of the same temporality: embedded metric format needs deltas, OTLP's default is cumulative.
        """)
    {
        Columns = ["case", "instructions", "ratio", "B"],
        Rows = [.. pairs.SelectMany(static p => (string[][])[Row(p.Plain, p.Plain), Row(p.Ours, p.Plain)])],
        Bars = [.. pairs.SelectMany(Bars)],
    };

    private static string[] Row(Cost cost, Cost plain)
        => [cost.Case, Figure.Of(cost.Instructions), Figure.Ratio(cost.Instructions / plain.Instructions), Figure.Of(cost.Bytes)];

    private static IEnumerable<Bar> Bars((Cost Plain, Cost Ours) pair)
    {
        var (plain, ours) = pair;
        yield return Bar.AtMost($"instructions, {ours.Case} / {plain.Case}", Limit, ours.Instructions / plain.Instructions, "x", isGate: true);
        yield return Bar.AtMost($"bytes that {ours.Case} adds to {plain.Case}", 0, ours.Bytes - plain.Bytes, " B", isGate: true);
    }

    private Cost Count(string program, string name)
    {
        var costs = Enumerable.Range(0, _repeats).Select(repeat =>
        {
            Console.WriteLine($"Counting instructions of {name}, {repeat + 1} of {_repeats}");
            var few = Callgrind.Run(program, name, $"{_few}");
            var many = Callgrind.Run(program, name, $"{_many}");
            double more = _many - _few;
            return new Cost(name, (many.Instructions - few.Instructions) / more, Figure.PerOperation((many.Bytes - few.Bytes) / more));
        }).ToList();
        return new Cost(name, Figure.Median(costs.Select(static c => c.Instructions)), Figure.Median(costs.Select(static c => c.Bytes)));
    }

    /// <summary>What one record costs.</summary>
    private sealed record Cost(string Case, double Instructions, double Bytes);
}
