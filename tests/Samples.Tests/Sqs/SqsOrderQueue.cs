using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Checkout.Orders;
using StandardObservability.Tracing.Messages;

namespace Samples.Tests.Sqs;

/// <summary>The queue of docs/messages.md, which takes the place of the one in Checkout.Api's process.</summary>
public sealed class SqsOrderQueue(IAmazonSQS sqs, string queueUrl) : IOrderSender, IOrderQueue
{
    public MessageDestination Destination { get; } = new("orders");

    public Task SendAsync(PendingOrder order, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest(queueUrl, JsonSerializer.Serialize(order)) { MessageAttributes = [], MessageSystemAttributes = [] };
        var message = OutgoingMessage.ForSqs(
            request.MessageAttributes, static text => new MessageAttributeValue { DataType = "String", StringValue = text },
            request.MessageSystemAttributes, static text => new MessageSystemAttributeValue { DataType = "String", StringValue = text });
        return Destination.SendAsync(message, token => sqs.SendMessageAsync(request, token), cancellationToken);
    }

    public async Task<IReadOnlyList<OrderMessage>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var request = new ReceiveMessageRequest(queueUrl)
        {
            MaxNumberOfMessages = 10,
            WaitTimeSeconds = 20,
            MessageAttributeNames = ["All"],
            MessageSystemAttributeNames = ["AWSTraceHeader"],
        };
        var response = await sqs.ReceiveMessageAsync(request, cancellationToken);
        return [.. (response.Messages ?? []).Select(static m => new OrderMessage(
            ReceivedMessage.FromSqs(m.MessageId, m.MessageAttributes, static a => a.StringValue, m.Attributes),
            JsonSerializer.Deserialize<PendingOrder>(m.Body)!,
            m.ReceiptHandle))];
    }

    public Task DeleteAsync(OrderMessage message, CancellationToken cancellationToken)
        => sqs.DeleteMessageAsync(queueUrl, message.Receipt, cancellationToken);
}
