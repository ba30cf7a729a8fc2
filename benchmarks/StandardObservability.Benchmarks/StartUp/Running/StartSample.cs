namespace StandardObservability.Benchmarks.StartUp.Running;

/// <summary>One start, until the first answer.</summary>
/// <param name="Milliseconds">From the start of the process to the answer.</param>
/// <param name="CpuMilliseconds">Processor time of all threads until then.</param>
internal sealed record StartSample(double Milliseconds, double CpuMilliseconds);
