namespace StandardObservability.Conventions.Tracing;

/// <summary>Special values of <see cref="AttributeNames.HttpRequestMethod"/>.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, "HTTP attributes".</remarks>
internal static class HttpMethodNames
{
    /// <summary>Replaces every method that is not well known.</summary>
    public const string Other = "_OTHER";
}
