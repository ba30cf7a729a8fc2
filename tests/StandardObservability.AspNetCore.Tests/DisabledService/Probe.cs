using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Testing;
using StandardObservability.Tracing.Messages;

namespace DisabledService;

/// <summary>Uses everything that an application may use.</summary>
internal sealed class Probe(RegisteredHost host)
{
    public const string Source = "DisabledService";

    private static readonly ActivitySource Activities = new(Source);
    private static readonly Meter Meter = new(Source);
    private static readonly Counter<long> Counter = Meter.CreateCounter<long>("orders");

    /// <summary>Whether a span or a measurement of the application is collected.</summary>
    public static bool IsCollected => Activities.HasListeners() || Counter.Enabled;

    public async Task<Report> RunAsync(IReadOnlyList<string> loaded)
    {
        var services = host.Services;
        var responses = await RequestAsync();
        var isFlushed = services.GetService<ObservabilityStatus>() is { } status && await services.FlushTelemetryAsync();
        status = services.GetService<ObservabilityStatus>();
        return new Report
        {
            Loaded = loaded,
            HostedServices = [.. services.GetServices<IHostedService>().Select(static s => s.GetType().Name)],
            LoggerProviders = [.. services.GetServices<ILoggerProvider>().Select(static p => p.GetType().Name)],
            FilterRules = services.GetRequiredService<IOptions<LoggerFilterOptions>>().Value.Rules.Count,
            Services = PublicServices.Resolve(services),
            Responses = responses,
            IsEnabled = status?.IsEnabled,
            DisabledReason = status?.DisabledReason,
            Status = status is null ? null : Describe(status),
            IsFlushedBeforeTheStart = host.IsFlushedBeforeTheStart,
            IsFlushed = isFlushed,
            Messages = await SendAndProcessAsync(),
            IsCollected = IsCollected,
            Propagator = DistributedContextPropagator.Current.GetType().Name,
            Captured = ReadCapture(),
        };
    }

    /// <summary>Reads every property.</summary>
    private static string Describe(ObservabilityStatus status)
        => $"{status.ServiceName} {status.ServiceVersion} {status.Environment} {status.CloudPlatform} / {status.Logs} / {status.Metrics} / {status.Traces} / {status.Sampler} "
            + $"{status.Propagators} {status.IsRedactionEnabled} {status.SpansFiltered} {status.SpansSampledOut} {status.Problems.Count} {status.Settings.Count} {status.GetOutputs().Count}";

    private static async Task<string> SendAndProcessAsync()
    {
        var (queue, headers, isProcessed) = (new MessageDestination("orders"), new Dictionary<string, string>(), false);
        await queue.SendAsync(new OutgoingMessage(headers), static _ => Task.CompletedTask);
        await queue.ProcessAsync(new ReceivedMessage("1", headers), NullLogger.Instance, _ => Task.FromResult(isProcessed = true));
        return $"{isProcessed} {headers.Count}";
    }

    private static string? ReadCapture()
    {
        try
        {
            return $"{Registrations.Capture.Spans.Count}";
        }
        catch (TelemetryAssertionException e)
        {
            return e.Message;
        }
    }

    private async Task<Dictionary<string, int>> RequestAsync()
    {
        var responses = new Dictionary<string, int>();
        if (host.Web is { } app)
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            foreach (var path in (string[])["/", "/local", "/health"])
            {
                using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
                responses[path] = (int)response.StatusCode;
            }
        }

        return responses;
    }
}
