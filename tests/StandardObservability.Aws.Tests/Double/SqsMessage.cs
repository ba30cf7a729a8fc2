using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StandardObservability.Aws.Tests.Double;

/// <summary>A message that SQS has accepted.</summary>
/// <remarks>Source: Amazon SQS Developer Guide, "Message metadata", "Message quotas" and "Amazon SQS message attributes".</remarks>
internal sealed partial record SqsMessage(string Id, string Body, JsonObject Attributes, JsonObject SystemAttributes)
{
    /// <summary>The default of a queue's <c>MaximumMessageSize</c>.</summary>
    public const int MaxBytes = 256 * 1024;

    private const int MaxAttributes = 10;

    public string BodyHash
#pragma warning disable CA5351 // SQS's own check sum, no security.
        => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(Body)));
#pragma warning restore CA5351

    /// <summary>System attributes do not count.</summary>
    public int Size => Bytes(Body) + Attributes.Sum(static a => Bytes(a.Key) + Bytes(Text(a.Value!, "DataType")) + Bytes(Text(a.Value!, "StringValue")));

    public string? TraceParent => Attribute("traceparent");

    public string? TraceHeader => SystemAttributes["AWSTraceHeader"] is { } header ? Text(header, "StringValue") : null;

    public static SqsMessage Read(JsonNode entry, string id)
    {
        var message = new SqsMessage(id, Text(entry, "MessageBody"), Map(entry, "MessageAttributes"), Map(entry, "MessageSystemAttributes"));
        Require(message.Attributes.Count <= MaxAttributes, "Number of message attributes [11] exceeds the allowed maximum [10].");
        Require(message.Size <= MaxBytes, "One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.");
        Require(
            message.Attributes.Concat(message.SystemAttributes).All(static a => Text(a.Value!, "DataType").Length > 0 && Text(a.Value!, "StringValue").Length > 0),
            "The message attribute must contain a non-empty value of its type.");
        Require(message.SystemAttributes.All(static a => a.Key == "AWSTraceHeader"), "Message system attribute is not supported.");
        Require(message.TraceHeader is not { } header || TraceHeaderFormat().IsMatch(header), "AWSTraceHeader is not a valid X-Ray header.");
        return message;
    }

    public string? Attribute(string name) => Attributes[name] is { } attribute ? Text(attribute, "StringValue") : null;

    /// <summary>The message as a receive returns it: with the attributes that the request names.</summary>
    public JsonObject ToJson(string[] attributes, string[] systemAttributes) => new()
    {
        ["MessageId"] = Id,
        ["ReceiptHandle"] = "receipt-" + Id,
        [nameof(Body)] = Body,
        ["MD5OfBody"] = BodyHash,
        ["MessageAttributes"] = new JsonObject(Attributes.Where(a => attributes.Contains("All") || attributes.Contains(a.Key)).Select(static a => new KeyValuePair<string, JsonNode?>(a.Key, a.Value!.DeepClone()))),
        [nameof(Attributes)] = new JsonObject(SystemAttributes.Where(a => systemAttributes.Contains("All") || systemAttributes.Contains(a.Key)).Select(static a => new KeyValuePair<string, JsonNode?>(a.Key, Text(a.Value!, "StringValue")))),
    };

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new AwsFailureException(new(400, "InvalidParameterValue", message));
        }
    }

    private static JsonObject Map(JsonNode entry, string member) => (JsonObject?)entry[member]?.DeepClone() ?? [];

    private static string Text(JsonNode node, string member) => node[member]?.GetValue<string>() ?? string.Empty;

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    [GeneratedRegex("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=[01]$")]
    private static partial Regex TraceHeaderFormat();
}
