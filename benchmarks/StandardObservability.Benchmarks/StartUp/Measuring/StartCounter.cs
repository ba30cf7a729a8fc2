using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.StartUp.Compilation;
using StandardObservability.Benchmarks.StartUp.Programs;
using StandardObservability.Benchmarks.StartUp.Running;

namespace StandardObservability.Benchmarks.StartUp.Measuring;

/// <summary>Counts what each start compiles, loads and allocates.</summary>
internal sealed class StartCounter(StartPrograms programs, Uri receiver, int repeats)
{
    public async Task<StartCounts> CountAsync(StartVariant variant, PublishKind kind)
    {
        Console.WriteLine($"Counting {variant.Name}, {kind}");
        var command = programs.Command(variant, kind);
        var (starts, figures) = (new List<CompiledStart>(), new List<StartFigures>());
        for (var i = 0; i < repeats; i++)
        {
            if (kind != PublishKind.NativeAot)
            {
                starts.Add(await CompilationCounter.CountAsync(command, variant, receiver));
            }

            figures.Add(await StartFigures.ReadAsync(command, variant, receiver));
        }

        var shipped = programs.Assemblies(variant, kind);
        return new StartCounts(
            Figure.Median(figures.Select(static f => f.Methods)),
            Median(starts, static s => s.CodeSize),
            Median(starts, static s => s.Assemblies.Count),
            shipped.Count,
            Figure.Median(figures.Select(static f => f.Bytes)),
            Median(starts, static s => s.Methods.Count))
        {
            LoadedPackages = [.. starts.SelectMany(static s => s.Assemblies).Where(shipped.Contains).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static double Median(List<CompiledStart> starts, Func<CompiledStart, double> figure) => starts is [] ? 0 : Figure.Median(starts.Select(figure));
}
