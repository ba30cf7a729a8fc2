namespace StandardObservability.Benchmarks.LocalPage;

/// <summary>One run with the page closed or open.</summary>
/// <param name="Percentile99">99th percentile of the latency, in milliseconds.</param>
/// <param name="CpuMicroseconds">Processor time per request.</param>
internal sealed record PageSample(double Percentile99, double CpuMicroseconds);
