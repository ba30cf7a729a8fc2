using System.Text.Json.Nodes;

namespace StandardObservability.Aws.Tests.Double;

/// <summary>An error response of an AWS service.</summary>
internal sealed record AwsFailure(int Status, string Code, string Message)
{
    public JsonObject ToJson() => new() { ["__type"] = $"com.amazonaws.sqs#{Code}", ["message"] = Message };
}
