using Judges;
using StandardObservability.Dashboards.Tests.CloudWatch;
using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>Each saved query, and each widget of log events, finds something in what a real service writes to standard output, and what it should.</summary>
public sealed class SavedQueryTests : IAsyncLifetime
{
    private const string LogGroup = "/ecs/shop";

    private readonly LogsInsights _logs = new();
    private readonly TemplateDouble _template = TemplateDouble.Load(
        CloudWatchTemplate.Render(StandardModel.For("shop")).Text,
        new Dictionary<string, string> { ["LogGroupName"] = LogGroup });

    private readonly DateTimeOffset _from = DateTimeOffset.UtcNow.AddMinutes(-1);
    private DateTimeOffset _to;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Next();
        var url = new Uri($"http://127.0.0.1:{port}");
        await using var service = ServiceProcess.Start(Path.Combine(AppContext.BaseDirectory, "CommandService.dll"), new Dictionary<string, string>
        {
            ["SHAPE"] = "web",
            ["OTEL_SERVICE_NAME"] = "shop",
            ["ASPNETCORE_URLS"] = url.ToString(),
            ["OTEL_METRICS_EXPORTER"] = "awsemf",
            ["OTEL_TRACES_EXPORTER"] = "otlp",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        });
        await service.WaitForHttpAsync(new Uri(url, "orders/200"));
        using var http = new HttpClient { BaseAddress = url };
        foreach (var path in (string[])["orders/404", "orders/500", "broken", "call/200", "call/500", "unreachable"])
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        }

        await Task.Delay(TimeSpan.FromSeconds(2));
        await service.StopAsync();
        foreach (var line in service.Output.Lines.Where(static l => l.StartsWith('{')))
        {
            _logs.Ingest(LogGroup, line);
        }

        _to = DateTimeOffset.UtcNow.AddMinutes(1);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Each_saved_query_finds_something()
    {
        var queries = _template.OfType("AWS::Logs::QueryDefinition").ToList();

        Assert.InRange(queries.Count, 8, 20);
        Assert.All(queries, q =>
        {
            var (name, text) = (q.Properties.GetProperty("Name").GetString(), q.Properties.GetProperty("QueryString").GetString()!);
            var rows = _logs.Query($"SOURCE '{LogGroup}' | {text}", _from, _to).Rows;
            Assert.True(rows.Count > 0, $"{name} finds nothing: {text}");
        });
    }

    [Fact]
    public void The_columns_of_a_query_have_values()
    {
        Assert.Equal(
            ["System.InvalidOperationException", "System.Net.Http.HttpRequestException"],
            Run("Errors by cause").Select(static r => r["exception.type"]).Order().Cast<string>());
        Assert.Contains(Run("Last errors"), static r => r["trace_id"] is string { Length: 32 } && r["exception.type"] is not null);
        Assert.All((string[])["Last errors", "Failed requests", "Slowest requests"], title => Assert.Contains(
            Run(title), static r => r["xray_trace_id"] is string { Length: 35 } xray && xray.Replace("-", "", StringComparison.Ordinal) == $"1{r["trace_id"]}"));
        Assert.Contains(Run("Failed requests"), static r => r["http.route"] is "/broken" && r.Number("http.response.status_code") == 500 && r.Number("duration_ms") > 0);
        Assert.Contains(Run("Slowest requests"), static r => r["http.route"] is "/orders/{id:int}");
        Assert.Contains(Run("Latency by route"), static r => r["http.route"] is "/orders/{id:int}" && r.Number("p99") > 0);
        Assert.All(Run("Starts and versions"), static r => Assert.Contains("Observability started", (string)r["message"]!, StringComparison.Ordinal));
        Assert.Contains(Run("Calls by host and result"), static r => r["server.address"] is "127.0.0.1" && r.Number("http.response.status_code") == 500 && r.Number("calls") == 1);
        Assert.Contains(Run("Calls by host and result"), static r => r["error.type"] is "connection_error");
        Assert.Contains(Run("Latency of calls by host"), static r => r.Number("seconds") > 0);
        Assert.Contains(Run("Instances"), static r => r["service.instance.id"] is string { Length: 36 } && r.Number("memory") > 10_000_000 && r.Number("threads") > 0);
    }

    [Fact]
    public void Each_widget_of_log_events_finds_something()
    {
        var body = _template.OfType("AWS::CloudWatch::Dashboard").Single().Properties.GetProperty("DashboardBody").GetString()!;
        var widgets = DashboardDouble.Parse(body).Widgets.Where(static w => w.Kind == "log").ToList();

        Assert.InRange(widgets.Count, 5, 30);
        Assert.All(widgets, w => Assert.True(w.Evaluate(_logs, _from, _to).Rows.Count > 0, $"{w.Title} finds nothing: {w.Query}"));
    }

    [Fact]
    public void Events_of_another_service_and_of_another_environment_are_not_found()
    {
        var before = Run("Last errors").Count;
        _logs.Ingest(LogGroup, Line("other", "production"));
        _logs.Ingest(LogGroup, Line("shop", "staging"));

        Assert.Equal(before, Run("Last errors").Count);
        _logs.Ingest(LogGroup, Line("shop", "production"));
        Assert.Equal(before + 1, Run("Last errors").Count);

        string Line(string service, string environment)
            => $$"""{"timestamp":"{{_to.AddMinutes(-1):O}}","level":"Error","message":"m","service":"{{service}}","environment":"{{environment}}"}""";
    }

    private IReadOnlyList<CloudWatch.Logs.LogRow> Run(string title)
    {
        var query = _template.OfType("AWS::Logs::QueryDefinition").Single(q => q.Properties.GetProperty("Name").GetString() == $"shop/production/{title}");
        return _logs.Query($"SOURCE '{LogGroup}' | {query.Properties.GetProperty("QueryString").GetString()}", _from, _to).Rows;
    }
}
