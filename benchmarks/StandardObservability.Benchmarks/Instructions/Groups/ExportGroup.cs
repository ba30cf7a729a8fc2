using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions.Groups;

/// <summary>Exporting one interval.</summary>
internal static class ExportGroup
{
    private const double Limit = 2;
    private const double Goal = 1.5;
    private const int Cycles = 500;

    public static InstructionGroup Create() => new("Instructions per export of 120 series", """
        One interval: 100 counts and 20 durations with three tags are recorded, collected and exported, by OTLP to a handler that accepts every
        request at once, or in embedded metric format to a stream that discards it. `export-otlp-ours` is OTLP with the library's send path,
        which counts and redacts. `none` is the same interval with a reader of the same
        temporality and aggregation whose exporter does nothing: an exporter's own part is what its cycle costs beyond that.
        """)
    {
        Cases =
        [
            InstructionCase.Theirs("export-otlp-none", Cycles),
            InstructionCase.Theirs("export-otlp", Cycles) with { Baseline = "export-otlp-none" },
            InstructionCase.Ours("export-otlp-ours", "export-otlp", Cycles),
            InstructionCase.Theirs("export-emf-none", Cycles),
            InstructionCase.Ours("export-emf", "export-emf-none", Cycles),
        ],
        Bars = Bars,
    };

    private static IEnumerable<Bar> Bars(Costs costs)
    {
        const string Promise = "instructions of the exporter's own part, embedded metric format / OTLP";
        var ratio = OwnPart(costs, "export-emf") / OwnPart(costs, "export-otlp");
        yield return Bar.AtMost(Promise, Limit, ratio, "x", isGate: true);
        yield return Bar.AtMost(Promise, Goal, ratio, "x", isGate: false);
        yield return costs.SameBytes("export-emf", "export-emf-none");
    }

    private static double OwnPart(Costs costs, string name) => costs[name].Instructions - costs[$"{name}-none"].Instructions;
}
