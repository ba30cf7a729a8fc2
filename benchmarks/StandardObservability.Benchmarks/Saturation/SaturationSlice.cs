namespace StandardObservability.Benchmarks.Saturation;

/// <summary>A short time of load on one program.</summary>
/// <param name="CpuMicroseconds">Processor time of a request, with all that was sent since the last slice.</param>
/// <param name="RequestsPerSecond">Answered requests a second.</param>
internal sealed record SaturationSlice(double CpuMicroseconds, double RequestsPerSecond);
