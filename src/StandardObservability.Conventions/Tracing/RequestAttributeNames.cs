namespace StandardObservability.Conventions.Tracing;

/// <summary>Attributes that only spans of requests have.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, "HTTP spans".</remarks>
internal static class RequestAttributeNames
{
    /// <summary>Scheme of a URL: <c>http</c> or <c>https</c>.</summary>
    public const string UrlScheme = "url.scheme";

    /// <summary>Version of the protocol, for HTTP <c>1.0</c>, <c>1.1</c>, <c>2</c> or <c>3</c>.</summary>
    public const string NetworkProtocolVersion = "network.protocol.version";

    /// <summary>Client software that sent a request, as its header <c>User-Agent</c> describes it.</summary>
    public const string UserAgentOriginal = "user_agent.original";
}
