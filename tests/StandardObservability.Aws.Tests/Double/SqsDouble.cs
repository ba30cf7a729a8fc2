using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace StandardObservability.Aws.Tests.Double;

/// <summary>One queue with the documented limits of Amazon SQS.</summary>
internal sealed class SqsDouble
{
    private const int MaxBatch = 10;

    private readonly ConcurrentQueue<SqsMessage> _waiting = new();
    private int _count;

    /// <summary>Every message that was accepted.</summary>
    public ConcurrentQueue<SqsMessage> Sent { get; } = new();

    public JsonObject Answer(string operation, JsonNode request) => operation switch
    {
        "SendMessage" => Send([request])[0],
        "SendMessageBatch" => SendBatch(request["Entries"]!.AsArray()),
        "ReceiveMessage" => Receive(request),
        _ => [],
    };

    private JsonObject SendBatch(JsonArray entries)
    {
        if (entries.Count is 0 or > MaxBatch)
        {
            throw new AwsFailureException(new(400, "TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10."));
        }

        var results = Send([.. entries.Select(static e => e!)]);
        for (var i = 0; i < results.Count; i++)
        {
            results[i]["Id"] = entries[i]!["Id"]!.GetValue<string>();
        }

        return new JsonObject { ["Successful"] = new JsonArray([.. results]) };
    }

    private List<JsonObject> Send(IReadOnlyList<JsonNode> entries)
    {
        List<SqsMessage> messages = [.. entries.Select(e => SqsMessage.Read(e, Id()))];
        if (messages.Sum(static m => m.Size) > SqsMessage.MaxBytes)
        {
            throw new AwsFailureException(new(400, "BatchRequestTooLong", "The length of all the messages put together is more than the limit."));
        }

        messages.ForEach(Sent.Enqueue);
        messages.ForEach(_waiting.Enqueue);
        return messages.ConvertAll(static m => new JsonObject { ["MessageId"] = m.Id, ["MD5OfMessageBody"] = m.BodyHash });
    }

    private JsonObject Receive(JsonNode request)
    {
        var max = request["MaxNumberOfMessages"]?.GetValue<int>() ?? 1;
        if (max is < 1 or > MaxBatch)
        {
            throw new AwsFailureException(new(400, "InvalidParameterValue", "Value for parameter MaxNumberOfMessages is invalid."));
        }

        var messages = new JsonArray();
        while (messages.Count < max && _waiting.TryDequeue(out var message))
        {
            messages.Add((JsonNode)message.ToJson(Names(request, "MessageAttributeNames"), Names(request, "MessageSystemAttributeNames")));
        }

        return messages.Count == 0 ? [] : new JsonObject { ["Messages"] = messages };
    }

    private static string[] Names(JsonNode request, string member) => [.. request[member]?.AsArray().Select(static n => n!.GetValue<string>()) ?? []];

    private string Id() => Interlocked.Increment(ref _count).ToString("'m-'0", CultureInfo.InvariantCulture);
}
