using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ObservabilityLambda.Runtime;

/// <summary>Runs the function once for each invocation: in a span that continues X-Ray's trace, and with a flush before the environment freezes.</summary>
public sealed partial class Invocations(IServiceProvider services, Function function, ILogger<Invocations> logger)
{
    private static readonly ActivitySource Source = new("ObservabilityLambda");

    private bool _isWarm;

    /// <summary>Handles invocations until the host stops.</summary>
    public async Task RunAsync(RuntimeApi api, CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var invocation = await api.ReceiveAsync(stopping);
                await RespondAsync(api, invocation);
                await services.FlushTelemetryAsync(TimeLeft(invocation), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The environment shuts down.
        }
    }

    /// <summary>Runs the function in its span.</summary>
    public async Task<string> InvokeAsync(Invocation invocation)
    {
        // The AWS SDK reads it and passes it on.
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.Trace);
        using var span = Source.StartActivity("invoke", ActivityKind.Server, Parent(invocation.Trace));
        span?.SetTag("faas.invocation_id", invocation.Id).SetTag("faas.coldstart", !_isWarm);
        _isWarm = true;
        try
        {
            return await function.HandleAsync(invocation.Event);
        }
        catch (Exception exception)
        {
            span?.AddException(exception).SetStatus(ActivityStatusCode.Error);
            LogFailed(exception, invocation.Id);
            throw;
        }
    }

    private async Task RespondAsync(RuntimeApi api, Invocation invocation)
    {
        string response;
        try
        {
            response = await InvokeAsync(invocation);
        }
        catch (Exception exception)
        {
            await api.FailAsync(invocation, exception);
            return;
        }

        await api.RespondAsync(invocation, response);
    }

    // The propagator of the started host reads X-Ray's header.
    private static ActivityContext Parent(string? trace)
    {
        DistributedContextPropagator.Current.ExtractTraceIdAndState(trace, ReadHeader, out var id, out var state);
        return ActivityContext.TryParse(id, state, isRemote: true, out var parent) ? parent : default;
    }

    private static void ReadHeader(object? trace, string name, out string? value, out IEnumerable<string>? values) =>
        (value, values) = ("X-Amzn-Trace-Id".Equals(name, StringComparison.OrdinalIgnoreCase) ? (string?)trace : null, null);

    // The flush ends before Lambda ends the invocation.
    private static TimeSpan TimeLeft(Invocation invocation)
    {
        var left = invocation.Deadline - DateTimeOffset.UtcNow - TimeSpan.FromMilliseconds(200);
        return TimeSpan.FromSeconds(Math.Clamp(left.TotalSeconds, 0.1, 2));
    }

    [LoggerMessage(LogLevel.Error, "Invocation {InvocationId} failed")]
    private partial void LogFailed(Exception exception, string invocationId);
}
