using System.Diagnostics.Metrics;
using System.Text.Json;
using Judges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>AddEmfExporter on a meter provider, without the registration and together with it.</summary>
public sealed class EmfMeterProviderTests
{
    [JudgedFact]
    public async Task Works_with_only_a_meter_provider()
    {
        using var output = new CapturedStream();
        using var meter = new Meter("EmfByItself");
        using (Build(output, meter, static emf => emf.Dimensions["orders"] = "sku"))
        {
            meter.CreateCounter<long>("orders").Add(2, new("sku", "a"), new("user", "u"));
        }

        var read = await CloudWatchReader.ReadAsync(output.Lines);

        Assert.Equal(2, read["orders"].Sum);
        Assert.Equal(2, read["orders{sku=a}"].Sum);
        var document = JsonDocument.Parse(output.Lines[0]).RootElement;
        Assert.Equal("shop", document.GetProperty("Service").GetString());
        Assert.Equal("test", document.GetProperty("Environment").GetString());
        Assert.Equal("StandardObservability", document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Namespace").GetString());
    }

    [JudgedTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Together_with_the_registration_each_metric_is_written_once(bool before)
    {
        void Add(HostApplicationBuilder b) => b.Services.AddOpenTelemetry().WithMetrics(static m => m.AddEmfExporter(static o => o.Namespace = "Mine"));
        var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf"), new("Observability:Metrics:Instrumentations:Runtime", "false")], b =>
        {
            if (before)
            {
                Add(b);
            }

            b.AddStandardObservability();
            if (!before)
            {
                Add(b);
            }
        });
        host.Work();
        await host.DisposeAsync();

        var document = Assert.Single(host.Output.Lines, static l => l.Contains("\"work.done\":", StringComparison.Ordinal));
        Assert.Contains("\"Namespace\":\"Mine\"", document, StringComparison.Ordinal);
        Assert.Contains($"\"Service\":\"{host.Name}\"", document, StringComparison.Ordinal);
        Assert.Contains("embedded metric format by the application's own exporter", host.Output.Text, StringComparison.Ordinal);
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Sent);
    }

    [JudgedFact]
    public async Task Pain_14_64_threads_and_two_namespaces_on_one_output_keep_their_metrics_apart_and_their_totals_exact()
    {
        const int threads = 64;
        const int rounds = 2_000;
        using var output = new CapturedStream();
        using var shop = new Meter("EmfTwoNamespaces.Shop");
        using var bank = new Meter("EmfTwoNamespaces.Bank");
        using (var shopProvider = Build(output, shop, static emf => emf.Namespace = "Shop"))
        using (var bankProvider = Build(output, bank, static emf => emf.Namespace = "Bank"))
        {
            var orders = shop.CreateCounter<long>("orders");
            var payments = bank.CreateHistogram<double>("payments");
            var exporting = true;
            var exports = Task.Run(() =>
            {
                while (Volatile.Read(ref exporting))
                {
                    shopProvider.ForceFlush();
                    bankProvider.ForceFlush();
                }
            });
            var recording = Enumerable.Range(0, threads).Select(t => new Thread(() =>
            {
                for (var i = 0; i < rounds; i++)
                {
                    orders.Add(1);
                    payments.Record(t + 1);
                }
            })).ToList();
            recording.ForEach(static t => t.Start());
            recording.ForEach(static t => t.Join());
            Volatile.Write(ref exporting, false);
            await exports;
        }

        var read = await CloudWatchReader.ReadAsync(output.Lines);
        Assert.Equal(threads * rounds, read["orders"].Sum);
        Assert.Equal((threads * rounds, rounds * threads * (threads + 1) / 2.0), (read["payments"].Count, read["payments"].Sum));
        Assert.Equal(
            [("Bank", "payments"), ("Shop", "orders")],
            output.Lines.SelectMany(Data).Where(static d => !d.Metric.StartsWith("observability.", StringComparison.Ordinal)).Distinct().Order());
    }

    [Fact]
    public void Throws_for_invalid_options_when_the_provider_is_built()
    {
        using var output = new CapturedStream();
        using var meter = new Meter("EmfByItself.Wrong");

        var length = Assert.Throws<ArgumentException>(() => Build(output, meter, static o => o.MaxLineBytes = 5));
        var agent = Assert.Throws<ArgumentException>(() => Build(output, meter, static o => o.AgentEndpoint = new Uri("http://agent")));

        Assert.StartsWith("EmfExporterOptions.MaxLineBytes is 5. It must be a number of bytes from 16000 to 1048576.", length.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "EmfExporterOptions.AgentEndpoint is \"http://agent\". It is the address of the CloudWatch agent, for example tcp://127.0.0.1:25888",
            agent.Message,
            StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task Uses_longer_lines_when_MaxLineBytes_allows_them()
    {
        var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf"), new("Observability:Metrics:Instrumentations:Runtime", "false"), new("Observability:MaxLineBytes", "100000")]);
        for (var i = 0; i < 100; i++)
        {
            host.Meter.CreateCounter<long>($"a.rather.long.name.of.a.metric.that.takes.its.room.in.the.line.{new string('x', 100)}.{i}").Add(i);
        }

        host.Logger().LogInformation("{Text}", new string('t', 30_000));
        await host.DisposeAsync();

        var document = Assert.Single(host.Output.Lines, static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal) && l.Contains("a.rather", StringComparison.Ordinal) && l.Contains("xxx.0\"", StringComparison.Ordinal));
        Assert.InRange(document.Length, 16_001, 100_000);
        Assert.Contains(host.Output.Lines, static l => l.Length > 60_000 && !l.Contains("\"truncated\"", StringComparison.Ordinal));
        await CloudWatchReader.ReadAsync(host.Output.Lines, maxBytes: 100_000);
    }

    private static IEnumerable<(string Namespace, string Metric)> Data(string line)
        => JsonDocument.Parse(line).RootElement.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray().SelectMany(static directive =>
            directive.GetProperty("Metrics").EnumerateArray().Select(m => (directive.GetProperty("Namespace").GetString()!, m.GetProperty("Name").GetString()!)));

    private static MeterProvider Build(CapturedStream output, Meter meter, Action<EmfExporterOptions> configure) => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(s => s.AddSingleton(new StandardOutputStream(() => output)))
        .ConfigureResource(static r => r.AddService("shop").AddAttributes([new("deployment.environment.name", "test")]))
        .AddMeter(meter.Name)
        .AddEmfExporter(configure)
        .Build();
}
