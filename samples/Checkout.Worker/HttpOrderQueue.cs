using System.Diagnostics;
using System.Net.Http.Json;
using Checkout.Orders;
using StandardObservability.Tracing.Messages;

namespace Checkout.Worker;

/// <summary>The queue in the process of Checkout.Api, over HTTP. <see cref="SqsOrderQueue"/> can replace it.</summary>
public sealed class HttpOrderQueue : IOrderQueue
{
    private static readonly Uri Receive = new("receive", UriKind.Relative);

    private readonly HttpClient _http;

    public HttpOrderQueue(HttpClient http, IConfiguration configuration)
    {
        _http = http;
        _http.BaseAddress = ReadUrl(configuration["Queue:Url"] ?? "http://127.0.0.1:5080/queue/orders");
    }

    public MessageDestination Destination => OrderDestinations.InProcess;

    public async Task<IReadOnlyList<OrderMessage>> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var quiet = Unsampled();
        using var response = await _http.PostAsync(Receive, content: null, cancellationToken);
        response.EnsureSuccessStatusCode();
        var messages = await response.Content.ReadFromJsonAsync(QueueJson.Default.ListQueuedOrder, cancellationToken);
        return [.. messages?.Select(static m => new OrderMessage(new ReceivedMessage(m.Id, m.Headers), m.Order, m.Receipt)) ?? []];
    }

    public async Task DeleteAsync(OrderMessage message, CancellationToken cancellationToken)
    {
        using var quiet = Unsampled();
        using var response = await _http.DeleteAsync(new Uri(message.Receipt, UriKind.Relative), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Starts an activity that is not sampled, so that polling the queue creates no spans on either side.</summary>
    private static Activity Unsampled()
    {
        var activity = new Activity("queue").Start();
        activity.ActivityTraceFlags = ActivityTraceFlags.None;
        return activity;
    }

    private static Uri ReadUrl(string value)
        => Uri.TryCreate(value.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new InvalidOperationException(
                $"Queue:Url is \"{value}\", so no orders can be received. "
                + "Set it to the URL of the queue at Checkout.Api, for example http://127.0.0.1:5080/queue/orders.");
}
