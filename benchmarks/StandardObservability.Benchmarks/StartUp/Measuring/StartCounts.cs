namespace StandardObservability.Benchmarks.StartUp.Measuring;

/// <summary>What a start costs that does not depend on the machine: medians of some starts.</summary>
/// <param name="Methods">Methods that the JIT compiled.</param>
/// <param name="CodeSize">Bytes of their intermediate language.</param>
/// <param name="Loaded">Loaded assemblies.</param>
/// <param name="Shipped">Assemblies in the folder of the program.</param>
/// <param name="Bytes">Allocated bytes.</param>
/// <param name="OwnCount">Compiled methods as the program itself counts them, without events: a check of the first figure.</param>
internal sealed record StartCounts(double Methods, double CodeSize, double Loaded, double Shipped, double Bytes, double OwnCount);
