namespace StandardObservability.Conventions;

/// <summary>Attribute names of resources, spans and metrics, as OpenTelemetry's semantic conventions spell them.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40; <see cref="ServiceTeam"/> is the house's own.</remarks>
public static class AttributeNames
{
    /// <summary>Logical name of the service.</summary>
    public const string ServiceName = "service.name";

    /// <summary>Group of services the name belongs to.</summary>
    public const string ServiceNamespace = "service.namespace";

    /// <summary>Version of the running build, without its commit.</summary>
    public const string ServiceVersion = "service.version";

    /// <summary>Identifies one running instance of the service.</summary>
    public const string ServiceInstanceId = "service.instance.id";

    /// <summary>The team that owns the service and answers its alarms.</summary>
    public const string ServiceTeam = "service.team";

    /// <summary>Deployment environment in lower case, for example <c>production</c>.</summary>
    public const string DeploymentEnvironmentName = "deployment.environment.name";

    /// <summary>Identifies the deployment that put this build in place.</summary>
    public const string DeploymentId = "deployment.id";

    /// <summary>Commit the build was made from.</summary>
    public const string VcsRefHeadRevision = "vcs.ref.head.revision";

    /// <summary>Route template of a server request, for example <c>/orders/{id}</c>.</summary>
    public const string HttpRoute = "http.route";

    /// <summary>Status code of an HTTP response.</summary>
    public const string HttpResponseStatusCode = "http.response.status_code";

    /// <summary>The first digit of the status code, <c>2xx</c> to <c>5xx</c>; derived by us for the dimensions of embedded metrics.</summary>
    public const string HttpResponseStatusClass = "http.response.status_class";

    /// <summary>OpenTelemetry's mark on the point that holds what exceeded the cardinality limit.</summary>
    public const string MetricOverflow = "otel.metric.overflow";

    /// <summary>Type of an exception.</summary>
    public const string ExceptionType = "exception.type";

    /// <summary>Message of an exception.</summary>
    public const string ExceptionMessage = "exception.message";

    /// <summary>Stack trace of an exception.</summary>
    public const string ExceptionStackTrace = "exception.stacktrace";
}
