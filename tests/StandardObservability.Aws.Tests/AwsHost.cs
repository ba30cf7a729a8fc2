using System.Diagnostics;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using Judges;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using StandardObservability.Aws.Tests.Double;
using StandardObservability.Export.Lines;
using StandardObservability.Identity.Aws.Metadata;

namespace StandardObservability.Aws.Tests;

/// <summary>A real host with the package, its spans, and clients of the SDK that call the double.</summary>
internal sealed class AwsHost : IAsyncDisposable
{
    private static readonly BasicAWSCredentials Credentials = new("key", "secret");

    private readonly IHost _host;
    private readonly CapturedStream _output;
    private readonly SpanCollector _collector;

    private AwsHost(IHost host, AwsDouble aws, CapturedStream output, SpanCollector collector)
        => (_host, Aws, _output, _collector) = (host, aws, output, collector);

    public static string ApplicationName => "Shop";

    public AwsDouble Aws { get; }

    public ActivitySource Source { get; } = new(ApplicationName);

    public IReadOnlyList<Activity> Spans => _collector.Spans;

    /// <summary>Spans of AWS SDK calls.</summary>
    public IReadOnlyList<Activity> Calls => [.. Spans.Where(static s => s.Source.Name == "StandardObservability.Aws")];

    private IEnumerable<JsonElement> Events => _output.Lines.Select(static l => JsonDocument.Parse(l).RootElement);

    public static async Task<AwsHost> StartAsync(
        IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<HostApplicationBuilder>? register = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = ApplicationName, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(new LocalFiles("/no/such/folder"));
        (register ?? (static b => b.AddStandardAws()))(builder);
        var (output, collector) = (new CapturedStream(), new SpanCollector());
        builder.Services.AddSingleton(new StandardOutputStream(() => output));
        builder.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(collector));
        var host = builder.Build();
        await host.StartAsync();
        return new AwsHost(host, await AwsDouble.StartAsync(), output, collector);
    }

    /// <summary>Log lines with an event id, after the start report, which is written by another thread.</summary>
    public async Task<IReadOnlyList<(int Id, JsonElement Line)>> ReportedAsync()
    {
        List<(int Id, JsonElement Line)> events = [];
        await Poll.UntilAsync(
            () =>
            {
                events = [.. Events.Where(static e => e.TryGetProperty("event_id", out _)).Select(static e => (e.GetProperty("event_id").GetInt32(), e))];
                return events.Exists(static e => e.Id == 700);
            },
            Poll.DefaultTimeout,
            "the start report");
        return events;
    }

    public AmazonSQSClient CreateSqs(Action<AmazonSQSConfig>? configure = null) => new(Credentials, Configure(new AmazonSQSConfig(), configure));

    public AmazonDynamoDBClient CreateDynamoDb(Action<AmazonDynamoDBConfig>? configure = null)
        => new(Credentials, Configure(new AmazonDynamoDBConfig(), configure));

    public AmazonS3Client CreateS3() => new(Credentials, Configure<AmazonS3Config>(new AmazonS3Config { ForcePathStyle = true }, null));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Source.Dispose();
        await Aws.DisposeAsync();
    }

    private TConfig Configure<TConfig>(TConfig config, Action<TConfig>? configure)
        where TConfig : ClientConfig
    {
        config.ServiceURL = Aws.Url;
        config.AuthenticationRegion = "eu-central-1";
        config.MaxErrorRetry = 2;
        configure?.Invoke(config);
        return config;
    }
}
