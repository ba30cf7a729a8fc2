namespace StandardObservability.Conventions.Identity;

/// <summary>Attribute names that libraries still use although OpenTelemetry has replaced them. They are read, never written.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions, "HTTP semantic convention stability migration"; FaaS registry.</remarks>
public static class DeprecatedAttributeNames
{
    /// <summary>Now <c>http.request.method</c>.</summary>
    public const string HttpMethod = "http.method";

    /// <summary>Now <c>url.path</c> and <c>url.query</c>.</summary>
    public const string HttpTarget = "http.target";

    /// <summary>Now <c>url.full</c>.</summary>
    public const string HttpUrl = "http.url";

    /// <summary>Now <c>server.address</c> and <c>server.port</c>.</summary>
    public const string HttpHost = "http.host";

    /// <summary>Now <c>server.address</c>.</summary>
    public const string NetHostName = "net.host.name";

    /// <summary>Now <c>cloud.resource_id</c>.</summary>
    public const string FaasId = "faas.id";
}
