using System.Diagnostics;
using Microsoft.Extensions.Logging;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace StandardObservability.Tests.Tracing.Messages;

/// <summary>The snippets of docs/messages.md, unchanged.</summary>
public sealed class MessagesPageTests
{
    private static readonly MessageDestination Orders = new("orders", "kafka");

    private readonly List<Dictionary<string, string>> _topic = [];
    private readonly List<Activity> _handled = [];

    [Fact]
    public async Task What_the_page_shows_works()
    {
        await using var worker = await MessageWorker.StartAsync();
        var (logger, cancellationToken) = (worker.Logger, CancellationToken.None);

        await SendAsync(cancellationToken);
        var message = new Received("m-1", Assert.Single(_topic));
        await ProcessAsync(message, logger, cancellationToken);
        await ProcessBatchAsync([message, message], logger, cancellationToken);
        await LoopAsync(message, logger, cancellationToken);

        Assert.Equal(3, _handled.Count);
        Assert.Equal([true, false, true], _handled.Select(h => h.TraceId.ToHexString() == message.Headers["traceparent"][3..35]));
        Assert.Equal(["m-1", null, "m-1"], _handled.Select(static h => h.GetTagItem("messaging.message.id")));
        Assert.Equal([null, 2, null], _handled.Select(static h => h.GetTagItem("messaging.batch.message_count")));
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>();
        await Orders.SendAsync(new OutgoingMessage(headers), token => PublishAsync(headers, token), cancellationToken);
    }

    private async Task ProcessAsync(Received message, ILogger logger, CancellationToken cancellationToken)
    {
        await Orders.ProcessAsync(
            new ReceivedMessage(message.Id, message.Headers),
            logger,
            token => HandleAsync(message, token),
            cancellationToken);
    }

    private async Task ProcessBatchAsync(IReadOnlyList<Received> messages, ILogger logger, CancellationToken cancellationToken)
    {
        await Orders.ProcessAsync(
            [.. messages.Select(m => new ReceivedMessage(m.Id, m.Headers))],
            logger,
            token => HandleAsync(messages, token),
            cancellationToken);
    }

    private async Task LoopAsync(Received message, ILogger logger, CancellationToken cancellationToken)
    {
        using var processing = Orders.StartProcess(new ReceivedMessage(message.Id, message.Headers), logger);
        try
        {
            await HandleAsync(message, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            processing.Fail(exception);
            logger.LogError(exception, "The message comes again");
        }
    }

    private Task PublishAsync(Dictionary<string, string> headers, CancellationToken token)
    {
        _topic.Add(headers);
        return Task.Delay(0, token);
    }

    private Task HandleAsync(object what, CancellationToken token)
    {
        Assert.NotNull(what);
        _handled.Add(Activity.Current!);
        return Task.Delay(0, token);
    }

    private sealed record Received(string Id, Dictionary<string, string> Headers);
}
