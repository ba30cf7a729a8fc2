using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Judges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Export.Lines;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Tests.Metrics.Emf;
using Xunit;

namespace StandardObservability.Tests.Redaction;

/// <summary>Secrets in attributes that are dimensions: none reaches standard output or the CloudWatch agent.</summary>
public sealed class EmfLeakTests
{
    private static readonly KeyValuePair<string, string?>[] Settings =
    [
        new("OTEL_METRICS_EXPORTER", "awsemf"),
        new("Observability:Metrics:Instrumentations:Runtime", "false"),
        new("Observability:Metrics:Dimensions:orders", "text, db.password"),
        new("Observability:Metrics:MaxSeriesPerInstrument", "10000"),
        new("Observability:Metrics:MaxSeries", "10000"),
    ];

    [JudgedFact]
    public async Task No_document_contains_a_secret_and_totals_are_exact()
    {
        var documents = await RecordAsync(Secrets.All.Select(static s => s.Text), Settings);

        AssertNoSecret(documents);
        var read = await CloudWatchReader.ReadAsync(documents);
        Assert.Equal(Secrets.All.Count, read["orders"].Sum);
        Assert.Equal(Secrets.All.Count, Details(documents).Sum(static d => d.GetProperty("orders").GetInt32()));
        Assert.All(Details(documents), static d => Assert.Contains("REDACTED-", d.GetProperty("text").GetString(), StringComparison.Ordinal));
        Assert.All(Details(documents), static d => Assert.Equal("REDACTED-key", d.GetProperty("db.password").GetString()));
    }

    [JudgedFact]
    public async Task No_secret_reaches_the_agent()
    {
        var port = FreePort.Next();
        var received = ReadAsync(port);
        await RecordAsync(Secrets.All.Select(static s => s.Text), [.. Settings, new("AWS_EMF_AGENT_ENDPOINT", $"tcp://127.0.0.1:{port}")]);

        var documents = await received;
        AssertNoSecret(documents);
        Assert.Equal(Secrets.All.Count, (await CloudWatchReader.ReadAsync(documents))["orders"].Sum);
    }

    [Fact]
    public async Task Ordinary_texts_are_unchanged_dimensions()
    {
        var documents = await RecordAsync(OrdinaryTexts.All, Settings);

        Assert.Equal(
            OrdinaryTexts.All.Select(static t => CloudWatchText.DimensionValue(t)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            Details(documents).Select(static d => d.GetProperty("text").GetString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_secrets_share_one_series_with_the_sum_of_both()
    {
        var documents = await RecordAsync(["password=hunter2", "password=sunshine1", "password=hunter2"], Settings);

        var detail = Assert.Single(Details(documents));
        Assert.Equal("password=REDACTED-key", detail.GetProperty("text").GetString());
        Assert.Equal(3, detail.GetProperty("orders").GetInt32());
    }

    [Fact]
    public async Task The_identity_is_written_without_secrets()
    {
        var documents = await RecordAsync(
            ["plain"],
            [
                .. Settings,
                new("OTEL_SERVICE_NAME", "shop password=hunter2"),
                new("AWS_EMF_NAMESPACE", "ada@example.com"),
                new("OTEL_RESOURCE_ATTRIBUTES", "service.version=ada@example.com,deployment.environment.name=pwd%3Dhunter2"),
            ]);

        Assert.All(documents, static d => Assert.DoesNotContain("hunter2", d, StringComparison.Ordinal));
        Assert.All(documents, static d => Assert.DoesNotContain("example.com", d, StringComparison.Ordinal));
        Assert.Contains(documents, static d => d.Contains("\"Service\":\"shop password=REDACTED-key\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_warning_about_too_many_series_contains_no_secret()
    {
        var log = new UnredactedLog();
        await RecordAsync(
            ["plain", "password=hunter2"],
            [.. Settings.SkipLast(2), new("Observability:Metrics:MaxSeriesPerInstrument", "1")],
            b => b.Logging.AddProvider(log));

        Assert.Contains(log.Lines, static l => l.Contains("for example password=REDACTED-key.", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, static l => l.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void The_exporter_alone_redacts_too()
    {
        var output = new CapturedStream();
        using var meter = new System.Diagnostics.Metrics.Meter($"{nameof(EmfLeakTests)}.{Guid.NewGuid()}");
        using (var provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(s => s.AddSingleton(new StandardOutputStream(() => output)))
            .AddMeter(meter.Name)
            .AddEmfExporter(static o => o.Dimensions["orders"] = "text")
            .Build())
        {
            meter.CreateCounter<int>("orders").Add(1, new KeyValuePair<string, object?>("text", "password=hunter2"));
        }

        Assert.Contains("\"text\":\"password=REDACTED-key\"", output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output.Text, StringComparison.Ordinal);
    }

    /// <summary>Counts each text once with both dimensions; returns the documents on standard output.</summary>
    private static async Task<List<string>> RecordAsync(
        IEnumerable<string> texts, KeyValuePair<string, string?>[] settings, Action<HostApplicationBuilder>? configure = null)
    {
        var host = await WorkerHost.StartAsync(settings, b =>
        {
            b.AddStandardObservability();
            configure?.Invoke(b);
        });
        var counter = host.Meter.CreateCounter<int>("orders");
        foreach (var text in texts)
        {
            counter.Add(1, new("text", text), new("db.password", text.Length));
        }

        await host.DisposeAsync();
        return [.. host.Output.Lines.Where(static l => l.Contains("\"_aws\"", StringComparison.Ordinal))];
    }

    private static IEnumerable<JsonElement> Details(List<string> documents)
        => documents.Select(static d => JsonDocument.Parse(d).RootElement).Where(static d => d.TryGetProperty("text", out _));

    private static void AssertNoSecret(List<string> documents)
    {
        Assert.NotEmpty(documents);
        var all = string.Join('\n', documents);
        foreach (var secret in Secrets.All.Select(static s => s.Secret).Where(static s => s.Length > 6))
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
            Assert.DoesNotContain(JsonSerializer.Serialize(secret)[1..^1], all, StringComparison.Ordinal);
            Assert.DoesNotContain(CloudWatchText.DimensionValue(secret, int.MaxValue), all, StringComparison.Ordinal);
        }
    }

    private static async Task<List<string>> ReadAsync(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        return [.. (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
