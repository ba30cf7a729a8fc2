using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace StandardObservability.Tests.Tracing.Messages;

public sealed class MessageDestinationTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";
    private const string Parent = "53995c3f42cd8ad8";
    private const string XRayRoot = "Root=1-5759e988-bd862e3fe1be46a994272793";

    [Fact]
    public async Task Sending_and_processing_a_message_are_one_trace()
    {
        await using var worker = await MessageWorker.StartAsync();
        var headers = new Dictionary<string, string>();

        using (worker.Host.Source.StartActivity("request"))
        {
            await worker.Queue.SendAsync(new OutgoingMessage(headers), static _ => Task.CompletedTask);
        }

        await worker.Queue.ProcessAsync(new ReceivedMessage("m-1", headers), worker.Logger, _ =>
        {
            worker.Host.Source.StartActivity("work")?.Dispose();
            return Task.CompletedTask;
        });

        var spans = await worker.SpansAsync();
        var (request, work) = (spans.Single(static s => s.DisplayName == "request"), spans.Single(static s => s.DisplayName == "work"));
        var (send, process) = (spans.Single(static s => s.Kind == ActivityKind.Producer), spans.Single(static s => s.Kind == ActivityKind.Consumer));
        Assert.All(spans, s => Assert.Equal(request.TraceId, s.TraceId));
        Assert.Equal((request.SpanId, send.SpanId, process.SpanId), (send.ParentSpanId, process.ParentSpanId, work.ParentSpanId));
        Assert.True(process.HasRemoteParent);
        Assert.Equal($"send {worker.Queue.Name}", send.DisplayName);
        Assert.Equal($"process {worker.Queue.Name}", process.DisplayName);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["messaging.system"] = "in_process",
                ["messaging.operation.name"] = "process",
                ["messaging.operation.type"] = "process",
                ["messaging.destination.name"] = worker.Queue.Name,
                ["messaging.message.id"] = "m-1",
            },
            process.TagObjects.ToDictionary());
        Assert.Equal(("send", "send"), (send.GetTagItem("messaging.operation.name"), send.GetTagItem("messaging.operation.type")));
        Assert.All([send, process], static s => Assert.Equal(ActivityStatusCode.Unset, s.Status));
    }

    [Theory]
    [InlineData("traceparent", $"00-{Trace}-{Parent}-01")]
    [InlineData("X-Amzn-Trace-Id", $"{XRayRoot};Parent={Parent};Sampled=1")]
    [InlineData("AWSTraceHeader", $"{XRayRoot};Parent={Parent};Sampled=1")]
    public async Task A_header_with_a_parent_makes_it_the_parent_of_the_span(string name, string value)
    {
        await using var worker = await MessageWorker.StartAsync();

        worker.Queue.StartProcess(new ReceivedMessage("1", new Dictionary<string, string> { [name] = value }), worker.Logger).Dispose();

        var process = Assert.Single(await worker.SpansAsync());
        Assert.Equal((Trace, Parent), (process.TraceId.ToHexString(), process.ParentSpanId.ToHexString()));
    }

    [Theory]
    [InlineData(XRayRoot, false)]
    [InlineData(XRayRoot, true)]
    [InlineData($"Self=1-67891233-12456789abcdef012345678;{XRayRoot}", false)]
    public async Task A_header_with_only_a_root_continues_its_trace_with_a_root_span(string value, bool withinAnotherSpan)
    {
        await using var worker = await MessageWorker.StartAsync();
        using var ambient = withinAnotherSpan ? worker.Host.Source.StartActivity("poll") : null;

        using (worker.Queue.StartProcess(new ReceivedMessage("1", new Dictionary<string, string> { ["AWSTraceHeader"] = value }), worker.Logger))
        {
            worker.Host.Source.StartActivity("work")?.Dispose();
        }

        Assert.Same(ambient, Activity.Current);
        ambient?.Dispose();
        worker.Host.Source.StartActivity("next")?.Dispose();
        var spans = await worker.SpansAsync();
        var process = spans.Single(static s => s.Kind == ActivityKind.Consumer);
        Assert.Equal((Trace, default), (process.TraceId.ToHexString(), process.ParentSpanId));
        Assert.Equal((process.TraceId, process.SpanId), (spans.Single(static s => s.DisplayName == "work").TraceId, spans.Single(static s => s.DisplayName == "work").ParentSpanId));
        Assert.NotEqual(process.TraceId, spans.Single(static s => s.DisplayName == "next").TraceId);
        Assert.Equal(withinAnotherSpan ? [ambient!.Context] : [], process.Links.Select(static l => l.Context));
    }

    [Fact]
    public async Task A_span_around_the_processing_is_linked_when_the_message_has_a_trace_and_the_parent_when_it_has_none()
    {
        await using var worker = await MessageWorker.StartAsync();
        var poll = worker.Host.Source.StartActivity("poll")!;

        worker.Queue.StartProcess(new ReceivedMessage("traced", new Dictionary<string, string> { ["traceparent"] = $"00-{Trace}-{Parent}-01" }), worker.Logger).Dispose();
        worker.Queue.StartProcess(new ReceivedMessage("bare", headers: null), worker.Logger).Dispose();
        Assert.Same(poll, Activity.Current);
        poll.Dispose();

        var spans = await worker.SpansAsync();
        var (traced, bare) = (spans.Single(static s => s.GetTagItem("messaging.message.id") is "traced"), spans.Single(static s => s.GetTagItem("messaging.message.id") is "bare"));
        Assert.Equal(Parent, traced.ParentSpanId.ToHexString());
        Assert.Equal(poll.Context, Assert.Single(traced.Links).Context);
        Assert.Equal((poll.TraceId, poll.SpanId), (bare.TraceId, bare.ParentSpanId));
        Assert.Empty(bare.Links);
    }

    [Fact]
    public async Task A_batch_is_one_span_with_a_link_to_each_message_that_has_a_parent()
    {
        await using var worker = await MessageWorker.StartAsync();
        var (first, second) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        worker.Queue.StartSend(new OutgoingMessage(first)).Dispose();
        worker.Queue.StartSend(new OutgoingMessage(second)).Dispose();

        await worker.Queue.ProcessAsync(
            [
                new ReceivedMessage("1", first),
                new ReceivedMessage(null, second),
                new ReceivedMessage("3", new Dictionary<string, string> { ["AWSTraceHeader"] = XRayRoot }),
                new ReceivedMessage("4", new Dictionary<string, string> { ["traceparent"] = "garbage" }),
            ],
            worker.Logger,
            _ =>
            {
                worker.Logger.LogInformation("In the batch");
                return Task.CompletedTask;
            });
        var line = await worker.Host.EventAsync("In the batch");

        var spans = await worker.SpansAsync();
        var process = spans.Single(static s => s.Kind == ActivityKind.Consumer);
        var sent = spans.Where(static s => s.Kind == ActivityKind.Producer).ToList();
        Assert.Equal((4, default), (process.GetTagItem("messaging.batch.message_count"), process.ParentSpanId));
        Assert.Null(process.GetTagItem("messaging.message.id"));
        Assert.NotEqual(Trace, process.TraceId.ToHexString());
        Assert.Equal(sent.Select(static s => s.SpanId), process.Links.Select(static l => l.Context.SpanId));
        Assert.All(process.Links, static l => Assert.True(l.Context.IsRemote));
        Assert.Equal([[new("messaging.message.id", "1")], []], process.Links.Select(static l => l.Tags ?? []));
        Assert.Equal((4, worker.Queue.Name), (line.GetProperty("messaging.batch.message_count").GetInt32(), line.GetProperty("messaging.destination.name").GetString()));
    }

    [Fact]
    public async Task A_batch_that_is_sent_is_one_span_that_each_message_carries()
    {
        await using var worker = await MessageWorker.StartAsync();
        Dictionary<string, string>[] headers = [[], [], []];

        await worker.Queue.SendAsync([.. headers.Select(static h => new OutgoingMessage(h))], static _ => Task.CompletedTask);

        var send = Assert.Single(await worker.SpansAsync());
        Assert.Equal(3, send.GetTagItem("messaging.batch.message_count"));
        Assert.All(headers, h => Assert.Equal(send.Id, h["traceparent"]));
    }

    [Fact]
    public async Task Lines_within_the_processing_carry_the_trace_and_the_message_and_lines_after_it_do_not()
    {
        await using var worker = await MessageWorker.StartAsync();
        var headers = new Dictionary<string, string> { ["traceparent"] = $"00-{Trace}-{Parent}-01" };

        await worker.Queue.ProcessAsync(new ReceivedMessage("m-7", headers), worker.Logger, async token =>
        {
            await Task.Yield();
            worker.Host.Logger("Some.Other").LogInformation("Within");
        });
        worker.Logger.LogInformation("After");

        var (within, after) = (await worker.Host.EventAsync("Within"), await worker.Host.EventAsync("After"));
        Assert.Equal("m-7", within.GetProperty("messaging.message.id").GetString());
        Assert.Equal(worker.Queue.Name, within.GetProperty("messaging.destination.name").GetString());
        Assert.Equal(Trace, within.GetProperty("trace_id").GetString());
        Assert.False(after.TryGetProperty("messaging.message.id", out _));
        Assert.False(after.TryGetProperty("trace_id", out _));
    }

    [Fact]
    public async Task A_failure_marks_the_span_records_the_exception_and_is_thrown_on()
    {
        await using var worker = await MessageWorker.StartAsync();
        var failure = new InvalidOperationException("no stock");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => worker.Queue.ProcessAsync(new ReceivedMessage("1", headers: null), worker.Logger, _ => throw failure));
        await Assert.ThrowsAsync<InvalidOperationException>(() => worker.Queue.SendAsync(new OutgoingMessage(new Dictionary<string, string>()), async _ =>
        {
            await Task.Yield();
            throw failure;
        }));

        Assert.Same(failure, thrown);
        Assert.All(await worker.SpansAsync(), static s =>
        {
            Assert.Equal(ActivityStatusCode.Error, s.Status);
            Assert.Equal("System.InvalidOperationException", s.GetTagItem("error.type"));
            Assert.Equal("no stock", Assert.Single(s.Events, static e => e.Name == "exception").Tags.ToDictionary()["exception.message"]);
        });
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task An_exception_whose_text_cannot_be_read_still_marks_the_span()
    {
        await using var worker = await MessageWorker.StartAsync();

        using (var processing = worker.Queue.StartProcess(new ReceivedMessage("1", headers: null), worker.Logger))
        {
            processing.Fail(new UnspeakableException());
        }

        var process = Assert.Single(await worker.SpansAsync());
        Assert.Equal((ActivityStatusCode.Error, typeof(UnspeakableException).FullName), (process.Status, process.GetTagItem("error.type")));
    }

    [Theory]
    [InlineData(true, ActivityStatusCode.Unset)]
    [InlineData(false, ActivityStatusCode.Error)]
    public async Task Work_that_ends_because_the_service_stops_has_not_failed(bool stops, ActivityStatusCode expected)
    {
        await using var worker = await MessageWorker.StartAsync();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => worker.Queue.ProcessAsync(
            new ReceivedMessage("1", headers: null),
            worker.Logger,
            async token =>
            {
                await (stops ? stop.CancelAsync() : Task.CompletedTask);
                token.ThrowIfCancellationRequested();
                throw new OperationCanceledException("a timeout of its own");
            },
            stop.Token));

        Assert.Equal(expected, Assert.Single(await worker.SpansAsync()).Status);
    }

    [Fact]
    public async Task Baggage_and_tracestate_travel_with_the_message_and_are_gone_after_it()
    {
        await using var worker = await MessageWorker.StartAsync();
        var (received, sentOn) = (new Dictionary<string, string> { ["traceparent"] = $"00-{Trace}-{Parent}-01", ["tracestate"] = "a=b", ["baggage"] = "tenant=acme" }, new Dictionary<string, string>());

        using (worker.Queue.StartProcess(new ReceivedMessage("1", received), worker.Logger))
        {
            Assert.Equal("acme", Baggage.Current.GetBaggage("tenant"));
            Assert.Equal("acme", Activity.Current!.GetBaggageItem("tenant"));
            worker.Queue.StartSend(new OutgoingMessage(sentOn)).Dispose();
        }

        Assert.Null(Baggage.Current.GetBaggage("tenant"));
        Assert.Equal("tenant=acme", sentOn["baggage"]);
        Assert.Equal("a=b", sentOn["tracestate"]);
        Assert.StartsWith($"00-{Trace}-", sentOn["traceparent"], StringComparison.Ordinal);
        Assert.StartsWith($"{XRayRoot};Parent=", sentOn["X-Amzn-Trace-Id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_the_sender_did_not_sample_is_not_sampled_and_passes_that_on()
    {
        await using var worker = await MessageWorker.StartAsync();
        var (received, sentOn) = (new Dictionary<string, string> { ["AWSTraceHeader"] = $"{XRayRoot};Parent={Parent};Sampled=0" }, new Dictionary<string, string>());

        using (worker.Queue.StartProcess(new ReceivedMessage("1", received), worker.Logger))
        {
            worker.Queue.StartSend(new OutgoingMessage(sentOn)).Dispose();
        }

        Assert.Empty(await worker.SpansAsync());
        Assert.StartsWith($"00-{Trace}-", sentOn["traceparent"], StringComparison.Ordinal);
        Assert.EndsWith(";Sampled=0", sentOn["X-Amzn-Trace-Id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_twice_ends_the_operation_once()
    {
        await using var worker = await MessageWorker.StartAsync();
        var processing = worker.Queue.StartProcess(new ReceivedMessage("1", headers: null), worker.Logger);

        processing.Dispose();
        using var next = worker.Host.Source.StartActivity("next");
        processing.Dispose();

        Assert.Same(next, Activity.Current);
    }

    [Theory]
    [InlineData("", "aws_sqs")]
    [InlineData("orders", " ")]
    public void A_destination_has_a_name_and_a_system(string name, string system)
        => Assert.Throws<ArgumentException>(() => new MessageDestination(name, system));

    private sealed class UnspeakableException : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string ToString() => throw new NotSupportedException();
    }
}
