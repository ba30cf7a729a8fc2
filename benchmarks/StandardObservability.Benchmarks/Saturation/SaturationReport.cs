using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Requests;

namespace StandardObservability.Benchmarks.Saturation;

/// <summary>Writes the table of the saturation suite.</summary>
internal sealed class SaturationReport(Dictionary<(SaturationMode Mode, SaturatedVariant Variant), List<SaturationSample>> samples)
{
    public SuiteResult Write(int rounds, TimeSpan warmUp, TimeSpan measured) => new("Saturation", $"""
        Web programs of the folder `StartUp`, with the libraries as packed packages, {Cores.Describe()}: {warmUp.TotalSeconds:0} seconds of load, then
        {measured.TotalSeconds:0} seconds that are measured, each until the queues are empty. `delivered` counts spans and log events of all requests since
        the start that arrived when the program had stopped: spans and log records at a receiver, decoded by OpenTelemetry JavaScript, and lines of ours on
        standard output. Fully compiled: `DOTNET_TieredCompilation=0 DOTNET_ReadyToRun=0`. {rounds} interleaved rounds; figures are medians, additions
        to the bare program are medians of the rounds.
        """)
    {
        Columns =
        [
            "load", "program", "CPU us/request", "added, over hand-wired", "requests/s",
            "spans delivered", "spans lost", "log events delivered", "log events lost",
        ],
        Rows = [.. samples.Keys.Select(Row)],
        Bars = [.. Bars()],
    };

    private string[] Row((SaturationMode Mode, SaturatedVariant Variant) run) =>
    [
        run.Mode.Name,
        run.Variant.Name,
        Figure.Of(Median(run, static s => s.CpuMicroseconds)),
        Figure.Ratio(Added(run.Mode, run.Variant)),
        Figure.Of(Median(run, static s => s.RequestsPerSecond)),
        Share(Median(run, static s => s.SpansDelivered)),
        Figure.Of(Median(run, static s => s.SpansLost)),
        Share(Median(run, static s => s.LogsDelivered)),
        Figure.Of(Median(run, static s => s.LogsLost)),
    ];

    private IEnumerable<Bar> Bars()
    {
        foreach (var mode in (SaturationMode[])[SaturationMode.Closed, SaturationMode.Arrivals])
        {
            yield return Goal($"CPU per request, ours with the request line / hand-wired, {mode.Name}", 1, Ratio(mode, SaturatedVariant.Otlp));
            yield return Delivered(mode, "spans", static s => s.SpansDelivered);
            yield return Delivered(mode, "log events", static s => s.LogsDelivered);
        }

        yield return AddedAtMost(0.8, SaturatedVariant.Otlp);
        yield return AddedAtMost(0.5, SaturatedVariant.EmfWithoutLine);
        yield return AddedAtMost(0.7, SaturatedVariant.Emf);
        yield return AddedAtMost(0.35, SaturatedVariant.SampledWithoutLine);
        yield return AddedAtMost(0.6, SaturatedVariant.Sampled);
    }

    private Bar AddedAtMost(double limit, SaturatedVariant variant)
        => Goal($"CPU added, fully compiled, {variant.Name} / hand-wired", limit, Added(SaturationMode.FullyCompiled, variant));

    private Bar Delivered(SaturationMode mode, string what, Func<SaturationSample, double> figure)
    {
        var (ours, theirs) = (Median((mode, SaturatedVariant.Otlp), figure), Median((mode, SaturatedVariant.HandWired), figure));
        return new Bar($"{what} delivered, ours with the request line, {mode.Name}", $"at least {Share(theirs)}", Share(ours), ours >= theirs, IsGate: false);
    }

    private static Bar Goal(string promise, double limit, double seen) => Bar.AtMost(promise, limit, seen, "x", isGate: false);

    private static string Share(double share) => double.IsNaN(share) ? string.Empty : $"{Figure.Of(share * 100)} %";

    private double Median((SaturationMode, SaturatedVariant) run, Func<SaturationSample, double> figure) => Figure.Median(samples[run].Select(figure));

    private double Ratio(SaturationMode mode, SaturatedVariant variant)
        => Figure.Median(Pairs(mode, variant, SaturatedVariant.HandWired).Select(static p => p.First.CpuMicroseconds / p.Second.CpuMicroseconds));

    /// <summary>What a variant adds to the bare program, relative to what hand-wired OpenTelemetry adds.</summary>
    private double Added(SaturationMode mode, SaturatedVariant variant)
        => Addition(mode, variant) / Addition(mode, SaturatedVariant.HandWired);

    private double Addition(SaturationMode mode, SaturatedVariant variant)
        => Figure.Median(Pairs(mode, variant, SaturatedVariant.Bare).Select(static p => p.First.CpuMicroseconds - p.Second.CpuMicroseconds));

    private IEnumerable<(SaturationSample First, SaturationSample Second)> Pairs(SaturationMode mode, SaturatedVariant variant, SaturatedVariant other)
        => samples[(mode, variant)].Zip(samples[(mode, other)]);
}
