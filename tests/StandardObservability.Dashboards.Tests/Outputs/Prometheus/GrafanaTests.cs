using System.Text.Json.Nodes;
using Judges;
using Judges.Prometheus;
using StandardObservability.Dashboards.Evaluation;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Prometheus;

/// <summary>Dashboards of Grafana: they have its types, they are complete, and Prometheus evaluates their queries to the numbers of the local page.</summary>
public sealed class GrafanaTests
{
    private const string Range = "10m";
    private const double Tolerance = 0.01;

    private static readonly Signal Orders = new("orders.placed", InstrumentKind.Counter, "{order}", "sku");
    private static readonly PrometheusOptions Each15Seconds = new() { ExportInterval = TimeSpan.FromSeconds(SteadyLoad.Step) };

    public static TheoryData<string> Models => [.. All.Keys];

    private static Dictionary<string, ServiceModel> All { get; } = new(StringComparer.Ordinal)
    {
        ["web"] = StandardModel.For("shop", static o => o.Team = "a \"b\" ${c} \\\n"),
        ["worker"] = StandardModel.For("worker", static o => o.IsWeb = false),
        ["fleet"] = FleetModel.For("fleet"),
        ["empty"] = new ServiceModel("empty"),
        ["hostile"] = new ServiceModel("hostile").With(new Section(
            "${environment} {{x}}",
            "[[y]] <script>",
            new Widget("\"Orders\" \\ \u2028", WidgetView.Number, new Line("$sku", Query.Rate(Orders))) { Thresholds = [new("high", 1e6), new("low", -1)], Meaning = "${logs}" },
            new Widget("Both", WidgetView.Table, new Line("orders", Query.Rate(Orders) with { By = "sku" }), new Line("again", Query.Rate(Orders) with { By = "sku" })),
            new Widget("Mixed", WidgetView.Stacked, [new Line("errors", Query.Logs(LogSeverity.Error)), .. Enumerable.Range(0, 60).Select(static i => new Line($"line {i}", Query.Logs(LogSeverity.Warning)))]),
            Widget.Chart("Errors by type", Query.Logs(LogSeverity.Error, "exception.type")))),
    };

    [JudgedTheory]
    [MemberData(nameof(Models))]
    public async Task A_dashboard_has_the_types_of_Grafana(string model)
        => Assert.Empty((await NodeJudge.Shared.CheckGrafanaAsync(GrafanaDashboard.Render(All[model]).Text)).Errors);

    [JudgedTheory]
    [InlineData("\"displayMode\": \"list\"", "\"displayMode\": \"lists\"")]
    [InlineData("\"colorMode\": \"value\"", "\"colorMode\": \"blue\"")]
    [InlineData("\"frameIndex\": 0", "\"frameIndex\": \"0\"")]
    [InlineData("\"queryMode\": \"Logs\"", "\"queryMode\": \"Log\"")]
    [InlineData("\"fillOpacity\"", "\"fillOpacty\"")]
    [InlineData("\"legendFormat\"", "\"legend\"")]
    [InlineData("\"refresh\": 2", "\"refresh\": 9")]
    [InlineData("\"type\": \"stat\"", "\"type\": \"stats\"")]
    public async Task Grafanas_types_find_each_mistake(string right, string wrong)
    {
        var text = GrafanaDashboard.Render(All["web"]).Text;
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.NotEmpty((await NodeJudge.Shared.CheckGrafanaAsync(text.Replace(right, wrong, StringComparison.Ordinal))).Errors);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Panels_do_not_overlap_and_each_widget_has_one(string model)
    {
        var board = JsonNode.Parse(GrafanaDashboard.Render(All[model]).Text)!;
        var panels = board["panels"]!.AsArray();
        var taken = new HashSet<(int X, int Y)>();
        foreach (var place in panels.Select(static p => p!["gridPos"]!))
        {
            var (left, top, width, height) = ((int)place["x"]!, (int)place["y"]!, (int)place["w"]!, (int)place["h"]!);
            Assert.InRange(left + width, 1, 24);
            Assert.All(
                Enumerable.Range(left, width).SelectMany(x => Enumerable.Range(top, height).Select(y => (x, y))),
                cell => Assert.True(taken.Add(cell), $"two panels cover {cell}"));
        }

        Assert.Equal(Enumerable.Range(1, panels.Count), panels.Select(static p => (int)p!["id"]!));
        var titles = panels.Select(static p => (string?)p!["title"]).ToList();
        Assert.All(All[model].Sections.SelectMany(static s => s.Widgets), w => Assert.Contains(w.Title, titles));
        Assert.All(panels, static p => Assert.Distinct((p!["targets"]?.AsArray() ?? []).Select(static t => (string?)t!["refId"])));
        var variables = board["templating"]!["list"]!.AsArray().Select(static v => $"${{{v!["name"]}}}").ToList();
        Assert.All(FindUids(panels), uid => Assert.Contains(uid, (string[])[.. variables, "-- Mixed --"]));
    }

    [JudgedTheory]
    [InlineData("web", 30)]
    [InlineData("worker", 8)]
    public async Task Prometheus_evaluates_each_query_to_the_number_of_the_local_page(string name, int fewest)
    {
        var model = All[name] is var m && name == "worker" ? StandardModel.For("shop", static o => o.IsWeb = false) : m;
        var (load, panels) = (new SteadyLoad(model), JsonNode.Parse(GrafanaDashboard.Render(model, Each15Seconds).Text)!["panels"]!.AsArray());
        var lines = model.Sections.SelectMany(static s => s.Widgets).SelectMany(w => w.Lines.Zip(Find(panels, w.Title), (l, q) => (Name: $"{w.Title}: {l.Label}", l.Query, Text: (string?)q!["expr"])))
            .Where(static l => l.Text is not null)
            .ToList();

        var results = await PromTool.EvaluateAsync(load.Series, $"{SteadyLoad.Step}s", [.. lines.Select(static l => Interpolate(l.Text!))], SteadyLoad.Minutes);

        var page = new QueryEvaluator(load.Samples);
        var compared = lines.Zip(results).Sum(pair => Compare(page, pair.First.Name, pair.First.Query, pair.Second));
        Assert.InRange(compared, fewest, 200);
    }

    [JudgedFact]
    public async Task The_budget_that_is_left_is_computed_from_the_objective()
    {
        var model = All["web"];
        var load = new SteadyLoad(model);
        var panels = JsonNode.Parse(GrafanaDashboard.Render(model, Each15Seconds).Text)!["panels"]!.AsArray();
        foreach (var slo in model.Slos)
        {
            var text = (string)Find(panels, $"{slo.Title}: budget left of 30 days")[0]!["expr"]!;
            Assert.Contains("[30d]", text, StringComparison.Ordinal);

            var result = await PromTool.EvaluateAsync(load.Series, $"{SteadyLoad.Step}s", [Interpolate(text)], SteadyLoad.Minutes);

            var bad = new QueryEvaluator(load.Samples).Evaluate(slo.BadShare, SteadyLoad.End.AddMinutes(-10), SteadyLoad.End)!.Value;
            Assert.Equal(1 - (bad / slo.Budget), result[0]["{}"], Tolerance * Math.Abs(bad / slo.Budget));
        }
    }

    [JudgedFact]
    public async Task A_new_version_is_marked_once()
    {
        var board = JsonNode.Parse(GrafanaDashboard.Render(All["web"]).Text)!;
        var text = Interpolate((string)board["annotations"]!["list"]![0]!["target"]!["expr"]!);
        List<(string, string)> versions = [("target_info{job=\"shop\",service_version=\"1\"}", "1x30 _x50"), ("target_info{job=\"shop\",service_version=\"2\"}", "_x30 1x50")];

        var marked = await Task.WhenAll(new[] { 2, 7, 9, 20 }.Select(async minute => (await PromTool.EvaluateAsync(versions, "15s", [text], minute))[0].Keys.ToList()));

        Assert.Equal([["{service_version=\"1\"}"], [], ["{service_version=\"2\"}"], []], marked);
    }

    [Fact]
    public void An_alarm_that_pages_is_in_the_table_of_alarms_of_its_environment()
    {
        var text = (string)Find(JsonNode.Parse(GrafanaDashboard.Render(All["web"]).Text)!["panels"]!.AsArray(), "Alarms")[0]!["expr"]!;

        Assert.Equal("ALERTS{service=\"shop\", deployment_environment_name=~\"$environment|\"}", text);
    }

    [Fact]
    public void The_environment_of_the_options_is_chosen_at_first_and_can_be_changed()
    {
        var board = JsonNode.Parse(GrafanaDashboard.Render(All["web"], new PrometheusOptions { Environment = "staging" }).Text)!;

        var variable = board["templating"]!["list"]!.AsArray().Single(static v => (string?)v!["name"] == "environment")!;
        Assert.Equal("staging", (string?)variable["current"]!["value"]);
        Assert.Contains("deployment_environment_name=~\"$environment\"", (string?)Find(board["panels"]!.AsArray(), "Traffic by route")[0]!["expr"], StringComparison.Ordinal);
    }

    [Fact]
    public void Log_events_of_the_chosen_environment_are_read_with_the_text_of_the_model()
    {
        var query = new SavedQuery("Braces", LogSource.Lines, "filter message like '${x}'");
        var model = new ServiceModel("shop").With(new Section("Logs", "Help.") { Tables = [query, new("Documents", LogSource.Measurements, "fields x")] });

        var panels = JsonNode.Parse(GrafanaDashboard.Render(model).Text)!["panels"]!.AsArray();

        Assert.Equal("filter service = 'shop' and environment like /^$environment$/\n| filter message like '${x}'", (string?)Find(panels, "Braces")[0]!["expression"]);
        Assert.DoesNotContain(panels, static p => (string?)p!["title"] == "Documents");
    }

    [Fact]
    public void A_query_that_Prometheus_cannot_express_is_refused_with_its_widget()
        => Assert.StartsWith(
            "Widget \"Slow\" compares took with 20000 ms, which is not a bound of its buckets: ",
            Assert.Throws<RenderException>(static () => GrafanaDashboard.Render(new ServiceModel("shop").With(new Section(
                "s", "h", Widget.Chart("Slow", Query.ShareWithin(new Signal("took", InstrumentKind.Histogram, "ms"), 20_000)))))).Message,
            StringComparison.Ordinal);

    private static int Compare(QueryEvaluator page, string name, Query query, IReadOnlyDictionary<string, double> result)
    {
        var (from, to) = (SteadyLoad.End.AddMinutes(-10), SteadyLoad.End);
        var by = (query as SignalQuery)?.By;
        var expected = by is null
            ? page.Evaluate(query, from, to) is { } value ? [("{}", value)] : []
            : page.Split(query, from, to).Select(s => ($"{{{by.Replace('.', '_')}=\"{s.Value}\"}}", s.Number)).ToList();
        foreach (var (labels, number) in expected)
        {
            if (number == 0 && by is not null && !result.ContainsKey(labels))
            {
                // The page lists a route without failures; no series of Prometheus counts them.
                continue;
            }

            Assert.True(result.TryGetValue(labels, out var actual), $"{name} has no {labels}, but {string.Join(" ", result.Keys)}");
            if (query is QuantileQuery quantile)
            {
                var bounds = quantile.Signal.Bounds;
                Assert.True(bounds.Count(b => b < number) == bounds.Count(b => b < actual), $"{name} {labels} is {actual} and not {number}");
            }
            else
            {
                Assert.True(Math.Abs(actual - number) <= Tolerance * Math.Abs(number), $"{name} {labels} is {actual} and not {number}");
            }
        }

        return expected.Count;
    }

    private static JsonArray Find(JsonArray panels, string title) => panels.Single(p => (string?)p!["title"] == title)!["targets"]!.AsArray();

    /// <summary>What Grafana does with variables.</summary>
    private static string Interpolate(string text)
        => text.Replace("$environment", "production", StringComparison.Ordinal).Replace("$__rate_interval", Range, StringComparison.Ordinal).Replace("$__range", Range, StringComparison.Ordinal);

    private static IEnumerable<string> FindUids(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(static m => m.Key == "uid" ? [(string)m.Value!] : m.Value is null ? [] : FindUids(m.Value)),
        JsonArray a => a.SelectMany(static i => i is null ? [] : FindUids(i)),
        _ => [],
    };
}
