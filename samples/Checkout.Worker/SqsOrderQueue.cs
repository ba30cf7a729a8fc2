using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using Checkout.Orders;
using StandardObservability.Tracing.Messages;

namespace Checkout.Worker;

/// <summary>A queue in Amazon SQS. <c>AddStandardAws</c> requests the attributes with the trace, so this class does not.</summary>
public sealed class SqsOrderQueue(IAmazonSQS sqs, string queueUrl) : IOrderQueue
{
    public MessageDestination Destination { get; } = new(queueUrl.TrimEnd('/').Split('/')[^1]);

    public async Task<IReadOnlyList<OrderMessage>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var request = new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10, WaitTimeSeconds = 20 };
        var response = await sqs.ReceiveMessageAsync(request, cancellationToken);
        return [.. (response.Messages ?? []).Select(static m => new OrderMessage(
            ReceivedMessage.FromSqs(m.MessageId, m.MessageAttributes, static a => a.StringValue, m.Attributes),
            JsonSerializer.Deserialize(m.Body, QueueJson.Default.PendingOrder)!,
            m.ReceiptHandle))];
    }

    public Task DeleteAsync(OrderMessage message, CancellationToken cancellationToken)
        => sqs.DeleteMessageAsync(queueUrl, message.Receipt, cancellationToken);
}
