using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions.Groups;

/// <summary>Recording a metric, with plain OpenTelemetry and in hosts with the registration.</summary>
internal static class CounterGroup
{
    private const double Limit = 0.5;
    private const double BothLimit = 2.1;
    private const int Records = 100_000;

    /// <summary>Each of our outputs, with OpenTelemetry alone and a reader of the same temporality.</summary>
    private static readonly (string Plain, string Ours)[] Pairs = [("counter-plain", "counter-ours-otlp"), ("counter-plain-delta", "counter-ours-emf")];

    private const string Both = "counter-ours-both";

    public static InstructionGroup Create() => new("Instructions per metric record", """
        One counter with three tags. Hosts with one metric output are compared with OpenTelemetry's reader of the same temporality: embedded
        metric format needs deltas, OTLP's default is cumulative. A host with both outputs keeps both, and is compared with the cheaper one.
        The counter was exported twice before: from then on its data points are found without OpenTelemetry's hash.
        """)
    {
        Cases =
        [
            .. Pairs.SelectMany(static p => (InstructionCase[])[InstructionCase.Theirs(p.Plain, Records), InstructionCase.Ours(p.Ours, p.Plain, Records)]),
            InstructionCase.Ours(Both, "counter-plain", Records),
        ],
        Bars = Bars,
        Tolerance = 1.05,
    };

    private static IEnumerable<Bar> Bars(Costs costs)
    {
        foreach (var (plain, ours) in Pairs)
        {
            yield return costs.AtMost(Limit, ours, plain);
            yield return costs.SameBytes(ours, plain);
        }

        yield return costs.AtMost(BothLimit, Both, Pairs.Select(static p => p.Ours).MinBy(ours => costs[ours].Instructions)!);
        yield return costs.NoBytes(Both);
    }
}
