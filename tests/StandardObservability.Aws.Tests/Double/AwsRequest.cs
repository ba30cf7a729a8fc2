namespace StandardObservability.Aws.Tests.Double;

/// <summary>A request as it was on the wire.</summary>
internal sealed record AwsRequest(string Target, IReadOnlyDictionary<string, string> Headers, string Body);
