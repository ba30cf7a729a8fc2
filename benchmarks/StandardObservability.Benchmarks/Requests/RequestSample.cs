namespace StandardObservability.Benchmarks.Requests;

/// <summary>The cost per request of one round of one pipeline.</summary>
internal sealed record RequestSample(double Bytes, double CpuMicroseconds, double RequestsPerSecond, double LogEvents, double Spans)
{
    /// <summary>Server activities per request with a trace header.</summary>
    public double ServerActivities { get; init; }
}
