namespace StandardObservability.Conventions.Identity;

/// <summary>Attribute names that OpenTelemetry has replaced but libraries still use. They are read; only <c>http.target</c> is also written.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions, "HTTP semantic convention stability migration"; registries.</remarks>
internal static class DeprecatedAttributeNames
{
    /// <summary>Replaced by <c>http.request.method</c>.</summary>
    public const string HttpMethod = "http.method";

    /// <summary>Replaced by <c>url.path</c> and <c>url.query</c>.</summary>
    public const string HttpTarget = "http.target";

    /// <summary>Replaced by <c>url.full</c>.</summary>
    public const string HttpUrl = "http.url";

    /// <summary>Replaced by <c>server.address</c> and <c>server.port</c>.</summary>
    public const string HttpHost = "http.host";

    /// <summary>Replaced by <c>server.address</c>.</summary>
    public const string NetHostName = "net.host.name";

    /// <summary>Replaced by <c>cloud.resource_id</c>.</summary>
    public const string FaasId = "faas.id";

    /// <summary>Replaced by <c>deployment.environment.name</c>.</summary>
    public const string DeploymentEnvironment = "deployment.environment";

    /// <summary>Replaced by <c>vcs.ref.head.revision</c>.</summary>
    public const string VcsRepositoryRefRevision = "vcs.repository.ref.revision";
}
