using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Http;
using StandardObservability.Policy;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Creates the HTTP client that OpenTelemetry's OTLP exporters send with: the steps of a request, in order, and the socket.</summary>
internal static class OtlpSendPath
{
    /// <param name="services">The host's services.</param>
    /// <param name="target">The receiver.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="spans">Adds the spans to a request, after the resource is redacted.</param>
    public static HttpClient CreateClient(IServiceProvider services, OtlpTarget target, OtlpSignal signal, IOtlpSendStep? spans = null)
    {
        var count = services.GetRequiredService<OutputCounts>().Find(signal);
        IOtlpSendStep[] steps =
        [
            new CountAndRedactStep(services.GetRequiredService<RedactionPolicy>(), FindRemovedKeys(services, signal)),
            .. spans is null ? Array.Empty<IOtlpSendStep>() : [spans],
            .. target.Gzip ? [new CompressStep()] : Array.Empty<IOtlpSendStep>(),

            // Signing and the like: the signature covers the sent bytes, so nothing may change them afterwards.
            .. services.GetServices<IOtlpSendStep>(),
        ];
        var health = new ExportHealth(
            signal.ToString().ToLowerInvariant(),
            target.Display,
            target,
            count,
            services.GetRequiredService<ExportLog>(),
            services.GetTimeProvider());
        var handler = new OtlpSendHandler(signal, steps, count, health, services.GetRequiredService<SendDeadline>(), CreateSocketHandler(target));
        var client = services.GetRequiredService<OtlpClients>().Keep(new HttpClient(handler) { Timeout = target.Timeout });
        target.Headers.AddTo(client.DefaultRequestHeaders);
        return client;
    }

    /// <summary>The attributes that the policy removes from metrics. OpenTelemetry keeps removed attributes in exemplars.</summary>
    private static List<byte[]>? FindRemovedKeys(IServiceProvider services, OtlpSignal signal)
        => signal == OtlpSignal.Metrics && services.GetRequiredService<HostPolicy>() is { Judge: { } judge, Attributes: { } attributes }
            && attributes.FindRemovedFromMetrics(judge) is { Length: > 0 } keys
                ? [.. keys.Select(Encoding.UTF8.GetBytes)]
                : null;

    private static SocketsHttpHandler CreateSocketHandler(OtlpTarget target)
    {
        var handler = UninstrumentedHttpHandler.Create();
        target.Certificates.Apply(handler.SslOptions);
        return handler;
    }
}
