using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace StandardObservability.Tests.Tracing.Messages;

/// <summary>Message spans that nobody hears. Alone, because any host of the process hears the source.</summary>
[Collection(nameof(MessagesWithoutListenerTests))]
[CollectionDefinition(nameof(MessagesWithoutListenerTests), DisableParallelization = true)]
public sealed class MessagesWithoutListenerTests
{
    private static readonly MessageDestination Orders = new("without-listener");

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("Observability:Traces:Instrumentations:Messages", "false")]
    public async Task Disabled_messages_have_no_span_and_carry_the_ambient_context(string setting, string value)
    {
        await using var worker = await MessageWorker.StartAsync(new KeyValuePair<string, string?>(setting, value));
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var headers = new Dictionary<string, string>();

        using (var sending = worker.Queue.StartSend(new OutgoingMessage(headers)))
        {
            Assert.Null(sending.Activity);
            Assert.Same(request, Activity.Current);
        }

        using (var processing = worker.Queue.StartProcess(new ReceivedMessage("1", new Dictionary<string, string> { ["AWSTraceHeader"] = "Root=1-5759e988-bd862e3fe1be46a994272793" }), worker.Logger))
        {
            Assert.Null(processing.Activity);
            Assert.Same(request, Activity.Current);
            processing.Fail(new InvalidOperationException());
        }

        Assert.Same(request, Activity.Current);
        Assert.Equal(request.Id, headers["traceparent"]);
        Assert.Contains(request.TraceId.ToHexString()[8..], headers["X-Amzn-Trace-Id"], StringComparison.Ordinal);
        Assert.DoesNotContain(await worker.SpansAsync(), static s => s.Kind != ActivityKind.Internal);
    }

    [Fact]
    public async Task The_log_scope_is_set_without_a_listener_too()
    {
        await using var worker = await MessageWorker.StartAsync(new KeyValuePair<string, string?>("Observability:Traces:Instrumentations:Messages", "false"));

        using (worker.Queue.StartProcess(new ReceivedMessage("m-9", headers: null), worker.Logger))
        {
            worker.Logger.LogInformation("Within");
        }

        Assert.Equal("m-9", (await worker.Host.EventAsync("Within")).GetProperty("messaging.message.id").GetString());
    }

    [Fact]
    public void Without_a_listener_sending_allocates_nothing_and_processing_only_its_log_scope()
    {
        var outgoing = new OutgoingMessage(new Dictionary<string, string>());
        var received = new ReceivedMessage("1", new Dictionary<string, string> { ["traceparent"] = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01" });

        Assert.Equal(0, BytesOf(() => Orders.StartSend(outgoing).Dispose()));
        Assert.InRange(BytesOf(() => Orders.StartProcess(received, NullLogger.Instance).Dispose()), 0, 200);
    }

    private static long BytesOf(Action action)
    {
        const int times = 1_000;
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / times;
    }
}
