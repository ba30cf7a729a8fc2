using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Judges.XRay.Segments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Export.Lines;
using StandardObservability.Identity.Aws.Metadata;

namespace StandardObservability.Databases.Tests;

/// <summary>A real host on AWS that exports its signals over OTLP/HTTP, with its standard output captured.</summary>
internal sealed class DatabaseHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly OtlpReceiver _receiver;
    private readonly CapturedStream _output;
    private bool _isStopped;

    private DatabaseHost(IHost host, OtlpReceiver receiver, CapturedStream output) => (_host, _receiver, _output) = (host, receiver, output);

    public static string ServiceName => "shop";

    public IServiceProvider Services => _host.Services;

    /// <summary>The lines of standard output so far.</summary>
    public IReadOnlyList<string> Lines => _output.Lines;

    /// <summary>A span of the service, which is the parent of its statements.</summary>
    public ActivitySource Source { get; } = new(ServiceName);

    public static async Task<DatabaseHost> StartAsync(Action<HostApplicationBuilder>? register = null, params KeyValuePair<string, string?>[] settings)
    {
        var receiver = await OtlpReceiver.StartAsync();
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = ServiceName, EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()), new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            new("OTEL_RESOURCE_ATTRIBUTES", "cloud.provider=aws"), new("OTEL_LOGS_EXPORTER", "otlp"),

            // The exporter's own requests, and those of the receiver.
            new("Observability:Traces:Instrumentations:HttpClient", "false"), .. settings,
        ]);
        builder.Services.AddSingleton(new LocalFiles("/no/such/folder"));
        builder.AddStandardObservability();
        register?.Invoke(builder);
        var output = new CapturedStream();
        builder.Services.AddSingleton(new StandardOutputStream(() => output));
        var host = builder.Build();
        await host.StartAsync();
        return new DatabaseHost(host, receiver, output);
    }

    /// <summary>Stops the host, which sends what is left, and returns all spans.</summary>
    public async Task<IReadOnlyList<OtlpSpan>> SpansAsync()
    {
        await StopAsync();
        return await _receiver.SpansAsync();
    }

    /// <summary>Stops the host and returns the segments of all spans.</summary>
    public async Task<IReadOnlyList<XRaySegment>> SegmentsAsync(ExporterVersion version)
        => [.. (await SpansAsync()).SelectMany(s => SegmentTranslation.Translate(s, version))];

    /// <summary>Stops the host and returns all metric points.</summary>
    public async Task<IReadOnlyList<OtlpMetricPoint>> MetricPointsAsync()
    {
        await StopAsync();
        return await _receiver.MetricPointsAsync();
    }

    /// <summary>Stops the host and returns every byte that left it, as text.</summary>
    public async Task<string> EverythingAsync()
    {
        await StopAsync();
        return string.Join('\n', [.. _output.Lines, .. _receiver.Requests.Select(static r => Encoding.UTF8.GetString(r.Body.Span))]);
    }

    /// <summary>Stops the host and returns the CloudWatch metrics of its documents in embedded metric format.</summary>
    public async Task<IReadOnlyList<(string Metric, string Dimensions)>> EmfMetricsAsync()
    {
        await StopAsync();
        return
        [
            .. _output.Lines.Select(static l => JsonElement.Parse(l))
                .Where(static l => l.TryGetProperty("_aws", out _))
                .SelectMany(static l => l.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray())
                .SelectMany(static d => d.GetProperty("Metrics").EnumerateArray().SelectMany(m => d.GetProperty("Dimensions").EnumerateArray().Select(
                    s => (m.GetProperty("Name").GetString()!, string.Join(", ", s.EnumerateArray().Select(static n => n.GetString()).Order(StringComparer.Ordinal))))))
                .Distinct(),
        ];
    }

    /// <summary>Runs work in a span of the service.</summary>
    public async Task WorkAsync(Func<Task> work)
    {
        using var span = Source.StartActivity("work");
        await work();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Source.Dispose();
        await _receiver.DisposeAsync();
    }

    private async Task StopAsync()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await _host.StopAsync();
            _host.Dispose();
        }
    }
}
