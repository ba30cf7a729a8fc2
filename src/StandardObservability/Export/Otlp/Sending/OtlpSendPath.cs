using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>The way of every OTLP body after OpenTelemetry has serialized it: counted, redacted, compressed, sent.</summary>
/// <remarks>Each step is one handler. A step that changes bodies goes between counting and compressing.</remarks>
internal static class OtlpSendPath
{
    public static HttpClient CreateClient(IServiceProvider services, OtlpTarget target, OtlpSignal signal)
    {
        var socket = CreateSocketHandler(target);
        HttpMessageHandler compress = target.Gzip ? new CompressingHandler(socket) : socket;
        var policy = services.GetRequiredService<RedactionPolicy>();
        HttpMessageHandler redact = policy.IsEnabled ? new RedactingHandler(policy, signal, compress) : compress;
        var health = new ExportHealth(
            signal.ToString().ToLowerInvariant(),
            target.Display,
            services.GetRequiredService<ExportLog>(),
            services.GetTimeProvider());
        var count = new CountingHandler(services.GetRequiredService<OutputCounts>().Find(signal), signal, health, services.GetRequiredService<SendDeadline>(), redact);
        return new HttpClient(count) { Timeout = target.Timeout };
    }

    /// <summary>A connection that the service's own telemetry does not see: no span, no header, no metric of <c>System.Net.Http</c>.</summary>
    private static SocketsHttpHandler CreateSocketHandler(OtlpTarget target)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            MeterFactory = new UncollectedMeterFactory(),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.None,
            AllowAutoRedirect = false,
            UseCookies = false,
        };
        target.Certificates.Apply(handler.SslOptions);
        return handler;
    }
}
