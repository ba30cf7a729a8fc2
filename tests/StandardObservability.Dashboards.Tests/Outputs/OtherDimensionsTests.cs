using System.Text.Json;
using Judges;
using StandardObservability.Dashboards.Tests.CloudWatch;
using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>A service that changed its dimensions has the dashboard of these: what is no dimension is read from the log group.</summary>
public sealed class OtherDimensionsTests
{
    private const string LogGroup = "/ecs/shop";

    [Theory]
    [InlineData("")]
    [InlineData("http.route")]
    [InlineData("http.request.method,http.route,http.response.status_code")]
    [InlineData("http.request.method,http.route,http.response.status_class")]
    public async Task The_standard_dashboard_is_complete(string dimensions)
    {
        var settings = new Dictionary<string, string>
        {
            ["SHAPE"] = "web",
            ["OTEL_SERVICE_NAME"] = "shop",
            ["OTEL_METRICS_EXPORTER"] = "awsemf",
            ["Observability__Metrics__Dimensions__http.server.request.duration"] = dimensions,
        };
        var lines = await UseAsync(settings);
        var dashboard = await RenderAsync(settings);
        var (metrics, logs) = (new CloudWatchMetrics(), new LogsInsights());
        foreach (var line in lines)
        {
            metrics.Ingest(line);
            logs.Ingest(LogGroup, line);
        }

        var (from, to) = (Now().AddMinutes(-3), Now().AddMinutes(2));
        foreach (var title in (string[])["Traffic by route", "Rejected requests (4xx)", "Failed requests by route", "Slowest routes (2xx)"])
        {
            var widget = dashboard.Widget(title);
            var rows = widget.Kind == "log" ? widget.Evaluate(logs, from, to).Rows.Count : widget.Evaluate(metrics, from, to).Count(static r => r.Values.Any());
            Assert.True(rows > 0, $"{title} shows nothing: {JsonSerializer.Serialize(widget.Properties)}");
        }
    }

    private static DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60 * 60);

    private static async Task<IReadOnlyList<string>> UseAsync(Dictionary<string, string> settings)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var service = ServiceProcess.Start(Program, new Dictionary<string, string>(settings) { ["ASPNETCORE_URLS"] = url.ToString() });
        await service.WaitForHttpAsync(new Uri(url, "orders/200"));
        using var http = new HttpClient { BaseAddress = url };
        foreach (var id in (int[])[200, 404, 500])
        {
            using var response = await http.GetAsync(new Uri($"orders/{id}", UriKind.Relative));
        }

        await service.StopAsync();
        return [.. service.Output.Lines.Where(static l => l.StartsWith('{'))];
    }

    private static async Task<DashboardDouble> RenderAsync(Dictionary<string, string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("dimensions");
        try
        {
            await using var command = ServiceProcess.Start(Program, settings, "observability", "render", folder.FullName);
            Assert.Equal(0, await command.WaitForExitAsync());
            var text = await File.ReadAllTextAsync(Path.Combine(folder.FullName, CloudWatchTemplate.FileName));
            var template = TemplateDouble.Load(text, new Dictionary<string, string> { ["LogGroupName"] = LogGroup });
            return DashboardDouble.Parse(template.OfType("AWS::CloudWatch::Dashboard").Single().Properties.GetProperty("DashboardBody").GetString()!);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "CommandService.dll");
}
