namespace StandardObservability.Conventions;

/// <summary>Metric names that this library reads or names in documents, as the runtime and ASP.NET Core emit them.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions for HTTP and .NET runtime metrics.</remarks>
public static class MetricNames
{
    /// <summary>Duration of inbound HTTP requests, in seconds.</summary>
    public const string HttpServerRequestDuration = "http.server.request.duration";

    /// <summary>Duration of outbound HTTP requests, in seconds.</summary>
    public const string HttpClientRequestDuration = "http.client.request.duration";
}
