namespace StandardObservability.Benchmarks.StartUp.Measuring;

/// <summary>What a start costs that does not depend on the machine: medians of some starts.</summary>
/// <param name="Methods">Methods that the JIT compiled, as the program counts them: promises are about this figure.</param>
/// <param name="CodeSize">Bytes of their intermediate language.</param>
/// <param name="Loaded">Loaded assemblies.</param>
/// <param name="Shipped">Assemblies in the folder of the program.</param>
/// <param name="Bytes">Allocated bytes.</param>
/// <param name="Traced">Compiled methods by the runtime's events: a check of the first figure. Writing events compiles some 90 methods itself.</param>
internal sealed record StartCounts(double Methods, double CodeSize, double Loaded, double Shipped, double Bytes, double Traced)
{
    /// <summary>Names of the loaded assemblies that are in the folder of the program: its own, and those of packages.</summary>
    public IReadOnlyList<string> LoadedPackages { get; init; } = [];
}
