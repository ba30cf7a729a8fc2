using System.Diagnostics;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace StandardObservability.Tests.Tracing.Messages;

/// <summary>Messages and the settings of the host. Alone, because what several hosts want is weighed, and any host's sampler may keep a span.</summary>
[Collection(nameof(MessagePropagationTests))]
[CollectionDefinition(nameof(MessagePropagationTests), DisableParallelization = true)]
public sealed class MessagePropagationTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";
    private const string Parent = "53995c3f42cd8ad8";
    private const string Undecided = $"Root=1-5759e988-bd862e3fe1be46a994272793;Parent={Parent}";

    [Theory]
    [InlineData(Undecided, null, 1)]
    [InlineData($"{Undecided};Sampled=?", null, 1)]
    [InlineData($"{Undecided};Sampled=0", null, 0)]
    [InlineData(Undecided, "parentbased_always_off", 0)]
    [InlineData($"{Undecided};Sampled=1", "parentbased_always_off", 1)]
    public async Task A_header_without_a_decision_is_sampled_here_and_keeps_its_parent(string header, string? sampler, int spans)
    {
        await using var worker = await MessageWorker.StartAsync(new KeyValuePair<string, string?>("OTEL_TRACES_SAMPLER", sampler));

        using (var processing = worker.Queue.StartProcess(new ReceivedMessage("1", new Dictionary<string, string> { ["AWSTraceHeader"] = header }), worker.Logger))
        {
            Assert.Equal((Trace, Parent), (processing.Activity!.TraceId.ToHexString(), processing.Activity.ParentSpanId.ToHexString()));
        }

        Assert.Equal(spans, (await worker.SpansAsync()).Count);
    }

    [Theory]
    [InlineData("Sampled=1", "parentbased_always_off", 1)]
    [InlineData("Sampled=0", null, 0)]
    [InlineData("Sampled=?", null, 1)]
    public async Task The_decision_of_a_message_without_a_parent_is_followed(string sampled, string? sampler, int spans)
    {
        await using var worker = await MessageWorker.StartAsync(new KeyValuePair<string, string?>("OTEL_TRACES_SAMPLER", sampler));
        var headers = new Dictionary<string, string> { ["AWSTraceHeader"] = $"Root=1-5759e988-bd862e3fe1be46a994272793;{sampled}" };

        worker.Queue.StartProcess(new ReceivedMessage("1", headers), worker.Logger).Dispose();

        Assert.Equal(spans, (await worker.SpansAsync()).Count);
    }

    [Fact]
    public async Task A_message_without_a_decision_does_not_affect_the_next()
    {
        await using var worker = await MessageWorker.StartAsync();

        foreach (var header in (string[])[Undecided, $"{Undecided};Sampled=0"])
        {
            worker.Queue.StartProcess(new ReceivedMessage("1", new Dictionary<string, string> { ["AWSTraceHeader"] = header }), worker.Logger).Dispose();
        }

        Assert.Single(await worker.SpansAsync());
    }

    [Fact]
    public async Task Messages_follow_the_list_of_propagators_and_not_the_list_of_hosts()
    {
        await using var worker = await MessageWorker.StartAsync(
            new("OTEL_PROPAGATORS", "xray"), new("Observability:Traces:PropagateTo", "nowhere"), new("Observability:Traces:InboundContext", "Ignore"));
        var headers = new Dictionary<string, string>();

        worker.Queue.StartSend(new OutgoingMessage(headers)).Dispose();
        headers["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        worker.Queue.StartProcess(new ReceivedMessage("1", headers), worker.Logger).Dispose();

        Assert.Equal(["X-Amzn-Trace-Id", "traceparent"], headers.Keys.Order(StringComparer.Ordinal));
        var spans = await worker.SpansAsync();
        Assert.Equal(spans.Single(static s => s.Kind == ActivityKind.Producer).SpanId, spans.Single(static s => s.Kind == ActivityKind.Consumer).ParentSpanId);
    }

    [Fact]
    public async Task With_several_hosts_work_outside_a_request_injects_what_all_of_them_inject()
    {
        await using var first = await MessageWorker.StartAsync(new KeyValuePair<string, string?>("OTEL_PROPAGATORS", "xray,tracecontext"));
        var headers = new Dictionary<string, string>();
        await using (await MessageWorker.StartAsync(new KeyValuePair<string, string?>("OTEL_PROPAGATORS", "xray,baggage")))
        {
            first.Queue.StartSend(new OutgoingMessage(headers)).Dispose();
            Assert.Equal(["X-Amzn-Trace-Id"], headers.Keys);
        }

        first.Queue.StartSend(new OutgoingMessage(headers)).Dispose();
        Assert.Equal(["X-Amzn-Trace-Id", "traceparent"], headers.Keys.Order(StringComparer.Ordinal));
    }
}
