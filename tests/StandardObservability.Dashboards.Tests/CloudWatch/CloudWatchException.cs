namespace StandardObservability.Dashboards.Tests.CloudWatch;

/// <summary>What CloudWatch would answer with a validation error, or what the double does not know.</summary>
public sealed class CloudWatchException(string message) : Exception(message);
