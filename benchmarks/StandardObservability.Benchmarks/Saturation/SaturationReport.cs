using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;

namespace StandardObservability.Benchmarks.Saturation;

/// <summary>Writes the table of the saturation suite.</summary>
internal sealed class SaturationReport
{
    private readonly Dictionary<(SaturationMode Mode, SaturatedVariant Variant), SaturatedProgram> _runs = [];

    public void Add(SaturatedProgram program) => _runs.Add((program.Mode, program.Variant), program);

    public SuiteResult Write(int rounds, TimeSpan warmUp, TimeSpan slice) => new("Saturation", $"""
        Web programs of the folder `StartUp`, with the libraries as packed packages, {Cores.Describe()}: {warmUp.TotalSeconds:0} seconds of load, then
        {rounds} rounds in which each program gets load for {slice.TotalSeconds:0} second, until its queues are empty. All programs of a load run at the same
        time, so what is compared was measured seconds apart. Figures are medians of the rounds, ratios and additions medians of each round's.
        `delivered` counts spans and log events of all requests since the start that arrived when the program had stopped: spans and log records at a
        receiver, decoded by OpenTelemetry JavaScript, and lines of ours on standard output. Fully compiled: `DOTNET_TieredCompilation=0 DOTNET_ReadyToRun=0`.
        """)
    {
        Columns =
        [
            "load", "program", "CPU us/request", "added, over hand-wired", "requests/s",
            "spans delivered", "spans lost", "log events delivered", "log events lost",
        ],
        Rows = [.. _runs.Keys.Select(Row)],
        Bars = [.. Bars()],
    };

    private string[] Row((SaturationMode Mode, SaturatedVariant Variant) run) =>
    [
        run.Mode.Name,
        run.Variant.Name,
        Figure.Of(Figure.Median(_runs[run].Slices.Select(static s => s.CpuMicroseconds))),
        Figure.Ratio(Added(run.Mode, run.Variant)),
        Figure.Of(Figure.Median(_runs[run].Slices.Select(static s => s.RequestsPerSecond))),
        Share(_runs[run].Spans.Share),
        Figure.Of(_runs[run].Spans.Lost),
        Share(_runs[run].LogEvents.Share),
        Figure.Of(_runs[run].LogEvents.Lost),
    ];

    private IEnumerable<Bar> Bars()
    {
        foreach (var mode in (SaturationMode[])[SaturationMode.Closed, SaturationMode.Arrivals])
        {
            yield return Goal($"CPU per request, ours with the request line / hand-wired, {mode.Name}", 1, Ratio(mode, SaturatedVariant.Otlp));
            yield return Delivered(mode, "spans", static p => p.Spans);
            yield return Delivered(mode, "log events", static p => p.LogEvents);
        }

        yield return AddedAtMost(0.8, SaturatedVariant.Otlp);
        yield return AddedAtMost(0.5, SaturatedVariant.EmfWithoutLine);
        yield return AddedAtMost(0.7, SaturatedVariant.Emf);
        yield return AddedAtMost(0.35, SaturatedVariant.SampledWithoutLine);
        yield return AddedAtMost(0.6, SaturatedVariant.Sampled);
    }

    private Bar AddedAtMost(double limit, SaturatedVariant variant)
        => Goal($"CPU added, fully compiled, {variant.Name} / hand-wired", limit, Added(SaturationMode.FullyCompiled, variant));

    private Bar Delivered(SaturationMode mode, string what, Func<SaturatedProgram, DeliveredItems> items)
    {
        var (ours, theirs) = (items(_runs[(mode, SaturatedVariant.Otlp)]).Share, items(_runs[(mode, SaturatedVariant.HandWired)]).Share);
        return new Bar($"{what} delivered, ours with the request line, {mode.Name}", $"at least {Share(theirs)}", Share(ours), ours >= theirs, IsGate: false);
    }

    private static Bar Goal(string promise, double limit, double seen) => Bar.AtMost(promise, limit, seen, "x", isGate: false);

    private static string Share(double share) => double.IsNaN(share) ? string.Empty : $"{Figure.Of(share * 100)} %";

    private double Ratio(SaturationMode mode, SaturatedVariant variant)
        => Figure.Median(Pairs(mode, variant, SaturatedVariant.HandWired).Select(static p => p.First.CpuMicroseconds / p.Second.CpuMicroseconds));

    /// <summary>What a variant adds to the bare program, relative to what hand-wired OpenTelemetry adds.</summary>
    private double Added(SaturationMode mode, SaturatedVariant variant)
        => Addition(mode, variant) / Addition(mode, SaturatedVariant.HandWired);

    private double Addition(SaturationMode mode, SaturatedVariant variant)
        => Figure.Median(Pairs(mode, variant, SaturatedVariant.Bare).Select(static p => p.First.CpuMicroseconds - p.Second.CpuMicroseconds));

    private IEnumerable<(SaturationSlice First, SaturationSlice Second)> Pairs(SaturationMode mode, SaturatedVariant variant, SaturatedVariant other)
        => _runs[(mode, variant)].Slices.Zip(_runs[(mode, other)].Slices);
}
