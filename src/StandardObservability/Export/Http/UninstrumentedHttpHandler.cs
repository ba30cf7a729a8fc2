namespace StandardObservability.Export.Http;

/// <summary>Creates the HTTP handlers of the library's own calls: they produce no span, no trace header and no <c>http.client.*</c> metric.</summary>
/// <remarks>The service's telemetry then describes the service's calls only, and an export never causes another export.</remarks>
internal static class UninstrumentedHttpHandler
{
    public static SocketsHttpHandler Create() => new()
    {
        // Without a propagator .NET starts no span for a request.
        ActivityHeadersPropagator = null,
        MeterFactory = new UncollectedMeterFactory(),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}
