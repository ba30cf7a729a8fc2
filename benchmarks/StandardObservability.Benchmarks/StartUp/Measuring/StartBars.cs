using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.StartUp.Measuring;

/// <summary>The promises about a start.</summary>
internal static class StartBars
{
    /// <summary>Two starts of one program differ by this much, because background threads do.</summary>
    private const double Tolerance = 0.03;

    private const double MostAssemblies = 9;

    public static IEnumerable<Bar> OfCounts(StartCountTable counts)
    {
        var (bare, handWired) = (StartVariants.Otlp.Bare, StartVariants.Otlp.HandWired);
        yield return Methods(counts, StartVariants.Otlp, handWired, 1.0);
        yield return Methods(counts, StartVariants.Emf, handWired, 0.95);
        yield return Methods(counts, StartVariants.Disabled, bare, 1.15);
        yield return Methods(counts, StartVariants.DisabledBySetting, bare, 1.4);
        yield return Methods(counts, StartVariants.Worker, StartVariants.Worker.HandWired, 1.0);
        yield return Methods(counts, StartVariants.WorkerDisabled, StartVariants.Worker.Bare, 1.15);
        yield return Methods(counts, StartVariants.WorkerDisabledBySetting, StartVariants.Worker.Bare, 1.4);
        yield return Methods(counts, StartVariants.Lambda, StartVariants.Lambda.HandWired, 1.0);
        yield return Methods(counts, StartVariants.LambdaEmf, StartVariants.Lambda.HandWired, 0.95);
        var added = Count(counts, StartVariants.Otlp).Shipped - Count(counts, bare).Shipped;
        var loaded = Count(counts, StartVariants.Otlp).LoadedPackages.Count - Count(counts, bare).LoadedPackages.Count;
        yield return Bar.AtMost("assemblies that ours adds to a web app", MostAssemblies, added, string.Empty, isGate: true);
        yield return Bar.AtMost("assemblies that ours adds and a web app with OTLP loads", MostAssemblies, loaded, string.Empty, isGate: true);
    }

    public static IEnumerable<Bar> OfSizes(StartPrograms programs)
    {
        foreach (var variant in (StartVariant[])[StartVariants.Otlp, StartVariants.Worker])
        {
            var ratio = (double)programs.Size(variant) / programs.Size(variant.HandWired);
            yield return Bar.AtMost($"bytes of the native program, {variant.Name} / hand-wired", 1.05, ratio, "x", isGate: true);
        }
    }

    public static IEnumerable<Bar> OfTimes(StartTimes times)
    {
        foreach (var variant in (StartVariant[])[StartVariants.Otlp, StartVariants.Emf, StartVariants.Worker, StartVariants.Lambda, StartVariants.LambdaEmf])
        {
            foreach (var setting in StartSetting.All.Where(s => s != StartSetting.NativeAot && times.Has(variant, s)))
            {
                var added = times.RelativeAddition(variant, setting, static s => s.Milliseconds);
                yield return Time($"added milliseconds, {variant.Name} / hand-wired, {setting.Name}", 1.0, added, "x");
            }

            var native = times.Ratio(variant, variant.HandWired, StartSetting.NativeAot, static s => s.Milliseconds);
            yield return Time($"first answer of the native program, {variant.Name} / hand-wired", 1.1, native, "x");
        }

        foreach (var variant in (StartVariant[])[StartVariants.Disabled, StartVariants.WorkerDisabled])
        {
            var added = times.Added(variant, StartSetting.FrameworkDependent, static s => s.Milliseconds);
            yield return Time($"added milliseconds, {variant.Name}", 20, added, " ms");
        }
    }

    private static Bar Methods(StartCountTable counts, StartVariant variant, StartVariant other, double limit)
    {
        var ratio = Count(counts, variant).Methods / Count(counts, other).Methods;
        var promise = $"compiled methods, {variant.Name} / {other.Name}";
        return new Bar(promise, $"{Figure.Of(limit)}x (tolerance 3 %)", Figure.Ratio(ratio), ratio <= limit * (1 + Tolerance), IsGate: true);
    }

    private static StartCounts Count(StartCountTable counts, StartVariant variant) => counts[variant, PublishKind.FrameworkDependent];

    private static Bar Time(string promise, double limit, double seen, string unit) => Bar.AtMost(promise, limit, seen, unit, isGate: false);
}
