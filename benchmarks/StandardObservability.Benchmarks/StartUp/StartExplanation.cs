using StandardObservability.Benchmarks.Requests;
using StandardObservability.Benchmarks.StartUp.Compilation;
using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.StartUp;

/// <summary>Lists what is compiled until the first answer of a variant, and what neither the bare nor the hand-wired program compiles.</summary>
/// <param name="folder">Where the lists are written.</param>
/// <param name="isReusing">Whether the packages of the last run are used.</param>
internal sealed class StartExplanation(string folder, bool isReusing)
{
    private readonly Dictionary<StartVariant, CompiledStart> _starts = [];

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<StartVariant> variants)
    {
        Directory.CreateDirectory(folder);
        await using var sink = await OtlpSink.StartAsync();
        var programs = new StartPrograms(isReusing);
        foreach (var variant in variants.SelectMany(static v => (StartVariant[])[v.Bare, v.HandWired, v]).Distinct())
        {
            var command = programs.Command(variant, PublishKind.FrameworkDependent);
            _starts[variant] = await CompilationCounter.CountAsync(command, variant, sink.Address, isDetailed: true);
            await WriteAsync($"jit-{variant.Key}.txt", _starts[variant].Methods);
        }

        foreach (var variant in variants)
        {
            await ExplainAsync(variant);
        }

        return 0;
    }

    private async Task ExplainAsync(StartVariant variant)
    {
        var start = _starts[variant];
        Console.WriteLine($"\n{variant.Name}: {start.Methods.Count} methods, {start.CodeSize} bytes, {start.Assemblies.Count} assemblies");
        Console.WriteLine(CompilationList.Summary(start));
        foreach (var other in ((StartVariant[])[variant.Bare, variant.HandWired]).Where(o => o != variant))
        {
            var more = CompilationList.Without(start, _starts[other]);
            Console.WriteLine($"Not compiled by {other.Name}: {more.Count} methods, {more.Sum(static m => m.CodeSize)} bytes");
            Console.WriteLine(CompilationList.Summary(new(more, [])));
            await WriteAsync($"jit-{variant.Key}-without-{other.Key}.txt", more);
        }
    }

    private async Task WriteAsync(string name, IEnumerable<CompiledMethod> methods)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, CompilationList.Lines(methods));
        Console.WriteLine($"Written to {path}");
    }
}
