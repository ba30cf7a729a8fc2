using System.Net.Security;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Http;
using StandardObservability.Policy;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>What OpenTelemetry's OTLP exporter of a signal sends with: the steps of a request, in order, and the socket.</summary>
internal sealed class OtlpSendPath
{
    private readonly OtlpTarget _target;
    private readonly OtlpSignal _signal;
    private readonly IOtlpSendStep[] _steps;
    private readonly OutputCount _count;
    private readonly ExportHealth _health;
    private readonly SendDeadline _deadline;
    private readonly OtlpClients _clients;
    private readonly SslClientAuthenticationOptions? _tls;

    /// <param name="services">The host's services.</param>
    /// <param name="target">The receiver.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="spans">Adds the spans to a request, after the resource is redacted.</param>
    public OtlpSendPath(IServiceProvider services, OtlpTarget target, OtlpSignal signal, IOtlpSendStep? spans)
    {
        (_target, _signal, _tls) = (target, signal, target.Certificates.Load());
        _count = services.GetRequiredService<OutputCounts>().Find(signal);
        _steps =
        [
            new CountAndRedactStep(services.GetRequiredService<RedactionPolicy>(), FindRemovedKeys(services, signal)),
            .. spans is null ? Array.Empty<IOtlpSendStep>() : [spans],
            .. target.Gzip ? [new CompressStep()] : Array.Empty<IOtlpSendStep>(),

            // Signing and the like: the signature covers the sent bytes, so nothing may change them afterwards.
            .. services.GetServices<IOtlpSendStep>(),
        ];
        _health = new ExportHealth(
            signal.ToString().ToLowerInvariant(),
            target.Display,
            target,
            _count,
            services.GetRequiredService<ExportLog>(),
            services.GetTimeProvider());
        (_deadline, _clients) = (services.GetRequiredService<SendDeadline>(), services.GetRequiredService<OtlpClients>());
    }

    /// <summary>Creates the HTTP client. The first export calls this, perhaps while the container is disposed of, so it uses no services.</summary>
    public HttpClient CreateClient()
    {
        var socket = UninstrumentedHttpHandler.Create();
        if (_tls is not null)
        {
            socket.SslOptions = _tls;
        }

        var handler = new OtlpSendHandler(_signal, _steps, _count, _health, _deadline, socket);
        var client = _clients.Keep(new HttpClient(handler) { Timeout = _target.Timeout });
        _target.Headers.AddTo(client.DefaultRequestHeaders);
        return client;
    }

    /// <summary>The attributes that the policy removes from metrics. OpenTelemetry keeps removed attributes in exemplars.</summary>
    private static List<byte[]>? FindRemovedKeys(IServiceProvider services, OtlpSignal signal)
        => signal == OtlpSignal.Metrics && services.GetRequiredService<HostPolicy>() is { Judge: { } judge, Attributes: { } attributes }
            && attributes.FindRemovedFromMetrics(judge) is { Length: > 0 } keys
                ? [.. keys.Select(Encoding.UTF8.GetBytes)]
                : null;
}
