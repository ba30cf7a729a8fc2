namespace StandardObservability.Benchmarks.Requests;

/// <summary>What one round of one pipeline cost per request.</summary>
internal sealed record RequestSample(double Bytes, double CpuMicroseconds, double RequestsPerSecond, double LogEvents, double Spans)
{
    /// <summary>Server activities that a request starts when it brings a trace.</summary>
    public double ServerActivities { get; init; }
}
