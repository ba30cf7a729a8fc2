namespace StandardObservability.Benchmarks.Instructions;

/// <summary>What one operation of a case costs.</summary>
internal sealed record Cost(string Case, double Instructions, double Bytes);
