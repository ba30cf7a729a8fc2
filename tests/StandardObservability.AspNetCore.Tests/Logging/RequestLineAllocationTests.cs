using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.AspNetCore.Hosting;
using StandardObservability.AspNetCore.Requests;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Logging;

/// <summary>What the line of a request costs in memory, written as JSON, redaction on, inside the server activity.</summary>
public sealed class RequestLineAllocationTests
{
    private const int Requests = 500;
    private const int RequestObject = 88;
    private const int BoxedDuration = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("Information", RequestObject + BoxedDuration)]
    [InlineData("Warning", RequestObject)]
    [InlineData("None", RequestObject)]
    public void A_request_costs_one_object_and_the_box_of_its_duration(string level, int bytes)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("LogLevel:StandardObservability.Requests", level)]).Build();
        var services = new ServiceCollection().AddMetrics().AddLogging(l => l.AddConfiguration(configuration)).AddSingleton(new StandardOutputStream(static () => Stream.Null));
        services.AddStandardObservability(new ConfigurationBuilder().Build());
        services.AddStandardWebObservability();
        using var host = services.BuildServiceProvider();
        var telemetry = host.GetRequiredService<RequestTelemetry>();
        using var server = new Activity("Microsoft.AspNetCore.Hosting.HttpRequestIn").SetIdFormat(ActivityIdFormat.W3C).Start();
        server.TraceId.ToHexString();
        server.SpanId.ToHexString();
        var response = new CompletingResponse();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseFeature>(response);
        (context.Request.Method, context.Request.Path) = ("GET", "/orders/5");

        Assert.Equal(bytes * Requests, Measure(host, bytes * Requests, () =>
        {
            new ActiveRequest(context, telemetry).RunAsync(static _ => Task.CompletedTask);
            response.Complete();
        }));
        Assert.Equal(0, host.GetRequiredService<OutputCounts>().StandardOutputLogs.Lost);
    }

    /// <summary>The least that some requests took, once everything is compiled for good.</summary>
    private static long Measure(ServiceProvider host, long enough, Action request)
    {
        var least = long.MaxValue;
        var started = Stopwatch.GetTimestamp();
        while (least > enough && Stopwatch.GetElapsedTime(started) < Patience)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Requests; i++)
            {
                request();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            host.GetRequiredService<StandardOutput>().Flush(Patience);
        }

        return least;
    }

    /// <summary>Calls back when it is told to, as servers do at the end of a request.</summary>
    private sealed class CompletingResponse : HttpResponseFeature
    {
        private Func<object, Task>? _callback;
        private object? _state;

        public override void OnCompleted(Func<object, Task> callback, object state) => (_callback, _state) = (callback, state);

        public void Complete()
        {
            _callback?.Invoke(_state!);
            _callback = null;
        }
    }
}
