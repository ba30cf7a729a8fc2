using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.StartUp.Measuring;
using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.StartUp;

/// <summary>Writes the tables of the start suite.</summary>
internal static class StartReport
{
    private const double Mebibyte = 1024 * 1024;
    private const string NoQuarter = "; this user may not create one here, so these rows are missing";

    public static SuiteResult Counts(StartCountTable counts, int repeats) => new("Start: compiled code", $"""
        Programs of the folder `StartUp`, with the libraries as packed packages, until the end of the first request, message or invocation: a
        span, a counter, a histogram, one log event. `methods` is `JitInfo.GetCompiledMethodCount()` with `DOTNET_TC_CallCounting=0`, so nothing
        is compiled twice. `traced` and the intermediate language are counted in other starts, from the events that the runtime writes about
        its JIT, which compiles some 90 methods for that. `loaded` counts assemblies that the runtime loaded, `shipped` those
        in the folder of the program, and bytes are those of all threads. The request comes 200 ms after its connection.
        Median of {repeats}. ReadyToRun: the whole program is published with `PublishReadyToRun`. A web app with ours and OTLP loads of its folder:
        {string.Join(", ", counts[StartVariants.Otlp, PublishKind.FrameworkDependent].LoadedPackages)}.
        """)
    {
        Columns = ["program", "published", "methods", "over bare", "over hand-wired", "traced", "IL bytes", "loaded", "shipped", "KiB allocated"],
        Rows = [.. counts.Keys.Select(c => CountRow(c.Variant, c.Kind, counts))],
        Bars = [.. StartBars.OfCounts(counts)],
    };

    public static SuiteResult Times(StartTimes times, StartPrograms programs, int rounds) => new("Start: time", $"""
        The same programs, from the start of the process to the first answer, in {rounds} interleaved rounds on all cores. Processor time is that of
        all threads until then. Figures are medians; ratios and additions are medians of the rounds. A quarter of a core is a control group
        whose quota is 25 ms of each 100 ms{(times.Has(StartVariants.Otlp, StartSetting.Quarter) ? string.Empty : NoQuarter)}.
        """)
    {
        Columns = ["program", "setting", "ms", "over bare", "added, over hand-wired", "CPU ms", "over bare", "added, over hand-wired", "MiB"],
        Rows = [.. StartSetting.All.SelectMany(s => StartVariants.All.Where(v => times.Has(v, s)).Select(v => TimeRow(v, s, times, programs)))],
        Bars = [.. StartBars.OfSizes(programs), .. StartBars.OfTimes(times)],
    };

    private static string[] CountRow(StartVariant variant, PublishKind kind, StartCountTable counts)
    {
        var mine = counts[variant, kind];
        return
        [
            variant.Name,
            kind == PublishKind.ReadyToRun ? StartSetting.ReadyToRun.Name : StartSetting.FrameworkDependent.Name,
            Figure.Of(mine.Methods),
            Figure.Ratio(mine.Methods / counts[variant.Bare, kind].Methods),
            Figure.Ratio(mine.Methods / counts[variant.HandWired, kind].Methods),
            Figure.Of(mine.Traced),
            Figure.Of(mine.CodeSize),
            Figure.Of(mine.Loaded),
            Figure.Of(mine.Shipped),
            Figure.Of(mine.Bytes / 1024),
        ];
    }

    private static string[] TimeRow(StartVariant variant, StartSetting setting, StartTimes times, StartPrograms programs) =>
    [
        variant.Name,
        setting.Name,
        Figure.Of(times.Median(variant, setting, static s => s.Milliseconds)),
        Figure.Ratio(times.Ratio(variant, variant.Bare, setting, static s => s.Milliseconds)),
        Figure.Ratio(times.RelativeAddition(variant, setting, static s => s.Milliseconds)),
        Figure.Of(times.Median(variant, setting, static s => s.CpuMilliseconds)),
        Figure.Ratio(times.Ratio(variant, variant.Bare, setting, static s => s.CpuMilliseconds)),
        Figure.Ratio(times.RelativeAddition(variant, setting, static s => s.CpuMilliseconds)),
        setting.Kind == PublishKind.NativeAot ? Figure.Of(programs.Size(variant) / Mebibyte) : string.Empty,
    ];
}
