using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>A request that the application processes, until it is measured. A structure, because a class would allocate once per request.</summary>
/// <param name="metrics">Measures the request.</param>
internal struct MeasuredRequest(RequestMetrics metrics)
{
    private readonly long _started = metrics.GetTimestamp();
    private Task? _processing;

    /// <summary>Runs the application. Its task is kept and not awaited, because awaiting would allocate a second task.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The returned task carries it to the caller.")]
    public Task RunAsync(HttpContext context, RequestDelegate application)
    {
        Task processing;
        try
        {
            processing = application(context);
        }
        catch (Exception e)
        {
            processing = Task.FromException(e);
        }

        return _processing = processing;
    }

    /// <summary>Measures the request once, when the application has completed.</summary>
    public void CheckEnd(HttpContext context, Endpoint? endpoint)
    {
        if (_processing is { IsCompleted: true } processing)
        {
            _processing = null;
            metrics.End(context, endpoint, processing, _started);
        }
    }
}
