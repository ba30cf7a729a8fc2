namespace StandardObservability.Benchmarks.Requests;

/// <summary>What one round of one pipeline cost per request.</summary>
internal sealed record RequestSample(double Bytes, double CpuMicroseconds, double RequestsPerSecond, double LogEvents, double Spans);
