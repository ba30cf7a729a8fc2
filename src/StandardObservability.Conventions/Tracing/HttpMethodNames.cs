namespace StandardObservability.Conventions.Tracing;

/// <summary>Values of <see cref="AttributeNames.HttpRequestMethod"/> that are no method of HTTP.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, "HTTP attributes".</remarks>
public static class HttpMethodNames
{
    /// <summary>Stands for every method that is not well known.</summary>
    public const string Other = "_OTHER";
}
