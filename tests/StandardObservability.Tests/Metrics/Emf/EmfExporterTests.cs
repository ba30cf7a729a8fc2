using System.Text.Json;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

public sealed class EmfExporterTests
{
    private static readonly KeyValuePair<string, string?> Emf = new("OTEL_METRICS_EXPORTER", "awsemf");

    [JudgedFact]
    public async Task Every_document_is_valid_and_totals_are_exact()
    {
        var host = await WorkerHost.StartAsync([Emf, new("OTEL_METRIC_EXPORT_INTERVAL", "20"), new("OTEL_LOGS_EXPORTER", "none"), new("OTEL_SERVICE_NAME", "café \"shop\"")]);
        var counter = host.Meter.CreateCounter<long>("orders", "{order}");
        var histogram = host.Meter.CreateHistogram<double>("latency", "ms");
        var level = host.Meter.CreateUpDownCounter<int>("open", "{connection}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(t => Task.Run(() =>
        {
            for (var i = 1; i <= 1000; i++)
            {
                counter.Add(1, new("sku", $"s{i % 5}"), new("Service", "mine"), new("_aws", "mine"), new("note", "\u0007 5 € \"x\""));
                histogram.Record(i, new KeyValuePair<string, object?>("thread", t));
                level.Add(i % 2 == 0 ? -1 : 1);
            }
        })));
        await host.DisposeAsync();

        var verdicts = await Task.WhenAll(host.Output.Lines.Select(static l => NodeJudge.Shared.CheckEmfAsync(l)));

        Assert.All(verdicts, static v => Assert.Empty(v.Errors));
        Assert.Equal(4000, Sum(verdicts, "orders", static v => v.GetInt64()));
        Assert.Equal(4000, Sum(verdicts, "latency", static v => v.GetProperty("Count").GetInt64()));
        Assert.Equal(4 * 500_500, Sum(verdicts, "latency", static v => v.GetProperty("Sum").GetDouble()));
        Assert.Equal(0, verdicts.Last(static v => v.Document.TryGetProperty("open", out _)).Document.GetProperty("open").GetInt64());
        var one = verdicts.First(static v => v.Document.TryGetProperty("orders", out _)).Document;
        Assert.Equal("caf%C3%A9 \"shop\"", one.GetProperty("Service").GetString());
        Assert.Equal("mine", one.GetProperty("attributes.Service").GetString());
        Assert.Equal("mine", one.GetProperty("attributes._aws").GetString());
        Assert.Equal(host.Counts.Emf.Produced, host.Counts.Emf.Sent);
        Assert.Equal(host.Output.Lines.Count, host.Counts.Emf.Sent);
    }

    [JudgedFact]
    public async Task A_value_that_cloudwatch_cannot_store_costs_its_document_only()
    {
        var host = await WorkerHost.StartAsync([Emf, new("OTEL_LOGS_EXPORTER", "none")]);
        host.Meter.CreateCounter<double>("bad").Add(double.NaN);
        host.Meter.CreateHistogram<double>("worse").Record(double.PositiveInfinity);
        host.Meter.CreateCounter<double>("good").Add(1.5);
        await host.DisposeAsync();

        var verdicts = await Task.WhenAll(host.Output.Lines.Select(static l => NodeJudge.Shared.CheckEmfAsync(l)));

        Assert.All(verdicts, static v => Assert.Empty(v.Errors));
        Assert.DoesNotContain(verdicts, static v => v.Document.TryGetProperty("bad", out _) || v.Document.TryGetProperty("worse", out _));
        Assert.Single(verdicts, static v => v.Document.TryGetProperty("good", out var g) && g.GetDouble() == 1.5);
    }

    [Theory]
    [InlineData("s", "Seconds")]
    [InlineData("By", "Bytes")]
    [InlineData("{request}", "Count")]
    [InlineData("%", "Percent")]
    [InlineData("By/s", "Bytes/Second")]
    [InlineData("ns", null)]
    [InlineData("1", null)]
    [InlineData(null, null)]
    public async Task Units_are_cloudwatchs_or_left_out(string? unit, string? expected)
    {
        var host = await WorkerHost.StartAsync([Emf, new("OTEL_LOGS_EXPORTER", "none")]);
        host.Meter.CreateCounter<long>("units.tested", unit).Add(1);
        await host.DisposeAsync();

        var line = JsonDocument.Parse(Assert.Single(host.Output.Lines, static l => l.Contains("units.tested", StringComparison.Ordinal))).RootElement;
        var metric = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Metrics")[0];

        Assert.Equal(expected, metric.TryGetProperty("Unit", out var found) ? found.GetString() : null);
    }

    [Theory]
    [InlineData("AWS_LAMBDA_FUNCTION_NAME", "f", true)]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4", "http://169.254.170.2/v4/x", true)]
    [InlineData("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE", true)]
    [InlineData("AWS_EXECUTION_ENV", "CloudShell", false)]
    public async Task Is_on_by_default_where_standard_output_reaches_cloudwatch(string key, string value, bool on)
    {
        var host = await WorkerHost.StartAsync([new(key, value)]);
        host.Work();
        await host.DisposeAsync();

        Assert.Equal(on, host.Output.Text.Contains("\"_aws\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Takes_its_namespace_from_AWS_EMF_NAMESPACE_then_the_section_then_the_service_namespace()
    {
        Assert.Equal("env/x", await NamespaceAsync(new("AWS_EMF_NAMESPACE", "env/x"), new("Observability:Metrics:Namespace", "section")));
        Assert.Equal("section", await NamespaceAsync(new("Observability:Metrics:Namespace", "section"), new("Observability:ServiceNamespace", "shop")));
        Assert.Equal("my_shop", await NamespaceAsync(new KeyValuePair<string, string?>("Observability:ServiceNamespace", "my shop")));
        Assert.Equal("StandardObservability", await NamespaceAsync());
        Assert.Equal("_AWS/Mine", await NamespaceAsync(new KeyValuePair<string, string?>("AWS_EMF_NAMESPACE", "AWS/Mine")));
    }

    private static async Task<string?> NamespaceAsync(params KeyValuePair<string, string?>[] settings)
    {
        var host = await WorkerHost.StartAsync([Emf, new("OTEL_LOGS_EXPORTER", "none"), .. settings]);
        host.Work();
        await host.DisposeAsync();
        return JsonDocument.Parse(host.Output.Lines[0]).RootElement.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Namespace").GetString();
    }

    private static double Sum(IEnumerable<JsonVerdict> documents, string metric, Func<JsonElement, double> value)
        => documents.Where(d => d.Document.TryGetProperty(metric, out _)).Sum(d => value(d.Document.GetProperty(metric)));
}
