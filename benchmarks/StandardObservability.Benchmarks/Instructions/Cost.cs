namespace StandardObservability.Benchmarks.Instructions;

/// <summary>The cost of one operation of a case.</summary>
internal sealed record Cost(string Case, double Instructions, double Bytes);
