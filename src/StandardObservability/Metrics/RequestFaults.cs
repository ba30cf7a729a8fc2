namespace StandardObservability.Metrics;

/// <summary>Counts HTTP requests that failed in the service although their status code is below 500, for <c>http.server.request.faults</c>.</summary>
/// <remarks>Only web services have it. The request duration does not contain what it counts.</remarks>
internal sealed class RequestFaults
{
    private long _count;

    public void Add() => Interlocked.Increment(ref _count);

    /// <summary>Returns the number of requests since the last call.</summary>
    public long Take() => Interlocked.Exchange(ref _count, 0);
}
