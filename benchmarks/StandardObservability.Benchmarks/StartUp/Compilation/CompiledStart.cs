namespace StandardObservability.Benchmarks.StartUp.Compilation;

/// <summary>What the runtime compiled and loaded until a program had answered once.</summary>
internal sealed record CompiledStart(IReadOnlyList<CompiledMethod> Methods, IReadOnlyCollection<string> Assemblies)
{
    public long CodeSize => Methods.Sum(static m => (long)m.CodeSize);
}
