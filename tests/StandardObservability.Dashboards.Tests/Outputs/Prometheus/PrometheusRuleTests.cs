using System.Globalization;
using Judges;
using Judges.Prometheus;
using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Dashboards.Outputs.Prometheus;
using StandardObservability.Dashboards.Tests.Evaluation;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Prometheus;

/// <summary>Prometheus evaluates the rendered rules, and fires when the evaluator of the model does.</summary>
public sealed class PrometheusRuleTests
{
    private const string Fast = "slo-availability-fast";
    private const int Step = 15;

    private static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly ServiceModel Model = StandardModel.For("shop");
    private static readonly PrometheusOptions Each15Seconds = new() { ExportInterval = TimeSpan.FromSeconds(Step) };

    [JudgedFact]
    public async Task Promtool_accepts_the_rules_of_a_web_service_a_worker_and_an_empty_model()
    {
        foreach (var model in new[] { StandardModel.For("Checkout.Api", static o => o.Team = "a \"b\" {{c}}\\\n"), StandardModel.For("worker", static o => o.IsWeb = false), new ServiceModel("empty") })
        {
            Assert.Empty(await PromTool.CheckRulesAsync(PrometheusRules.Render(model).Text));
        }
    }

    [JudgedFact]
    public async Task Each_query_of_a_widget_is_PromQL()
    {
        var promQl = new PromQl(new Selectors("Checkout \"Api\"\\\n", new PrometheusOptions()), exactShares: false);
        foreach (var line in Model.Sections.SelectMany(static s => s.Widgets).SelectMany(static w => w.Lines).Where(static l => l.Query is not LogCountQuery))
        {
            var expression = promQl.Translate(line.Query, new RangeWindow("5m", "1m", "1m"));
            var errors = (await NodeJudge.Shared.CheckPromQlAsync(expression)).Errors;
            Assert.True(errors.Count == 0, $"{line.Label}: {string.Join("; ", errors)} in {expression}");
        }

        Assert.NotEmpty((await NodeJudge.Shared.CheckPromQlAsync("sum(rate(a[5m])")).Errors);
    }

    [JudgedFact]
    public async Task An_outage_of_20_percent_fires_the_fast_alert_after_4_to_6_minutes_and_it_clears_within_6_minutes()
    {
        var (prometheus, model) = await RunAsync(240, second => second >= 7200 && second < 10800 && second % 5 == 0, static _ => true);

        Assert.InRange(prometheus.Min - 120, 4, 6);
        Assert.InRange(prometheus.Max + 1 - 180, 0, 6);
        Assert.InRange(Math.Abs(prometheus.Min - model.Min), 0, 1);
        Assert.InRange(Math.Abs(prometheus.Max - model.Max), 0, 1);
    }

    [JudgedFact]
    public async Task One_failure_of_50_requests_in_an_hour_never_fires()
    {
        var (prometheus, model) = await RunAsync(180, static second => second == 5400, static second => second % 72 == 0);

        Assert.Empty(prometheus);
        Assert.Empty(model);
    }

    [JudgedFact]
    public async Task Failures_within_the_objective_never_fire()
    {
        var (prometheus, model) = await RunAsync(180, static second => second % 2000 == 1999, static _ => true);

        Assert.Empty(prometheus);
        Assert.Empty(model);
    }

    [JudgedFact]
    public async Task Silence_fires_after_five_minutes()
    {
        var values = string.Concat(Enumerable.Repeat("1 ", 10 * 60 / Step)) + "_x80";
        var firing = await PromTool.FindFiringAsync(PrometheusRules.Render(Model, Each15Seconds).Text, [("dotnet_process_cpu_count{job=\"shop\"}", values)], "15s", ["no-telemetry"], 30);

        Assert.InRange(firing["no-telemetry"].Min, 14, 16);
        Assert.Equal(30, firing["no-telemetry"].Max);
    }

    [JudgedFact]
    public async Task Five_of_ten_minutes_fire_as_in_the_model()
    {
        // Pauses take a fifth of the time in three minutes of four.
        var samples = new SampleStore(Model);
        var evaluator = new AlarmEvaluator(new QueryEvaluator(samples));
        var (fired, total, values) = (new SortedSet<int>(), 0.0, new List<string> { "0" });
        for (var second = 1; second <= 60 * 60; second++)
        {
            var isPaused = second is > 1200 and <= 2400 && (second - 1) / 60 % 4 != 3;
            samples.Add("dotnet.gc.pause.time", new Dictionary<string, string>(), Start.AddSeconds(second - 1), isPaused ? 0.2 : 0);
            total += isPaused ? 0.2 : 0;
            if (second % Step == 0)
            {
                values.Add(total.ToString("0.###", CultureInfo.InvariantCulture));
            }

            if (second % 60 == 0 && evaluator.Evaluate(Model, Start.AddSeconds(second)).Single(static s => s.Alarm.Id == "gc-pressure").State == AlarmState.Firing)
            {
                fired.Add(second / 60);
            }
        }

        var rules = PrometheusRules.Render(Model, Each15Seconds).Text;
        var firing = (await PromTool.FindFiringAsync(rules, [("dotnet_gc_pause_time_seconds_total{job=\"shop\"}", string.Join(' ', values))], "15s", ["gc-pressure"], 60))["gc-pressure"];

        Assert.NotEmpty(fired);
        Assert.InRange(Math.Abs(firing.Min - fired.Min), 0, 1);
        Assert.InRange(Math.Abs(firing.Max - fired.Max), 0, 1);
    }

    [Fact]
    public void Two_signals_of_one_name_are_refused()
    {
        var model = new ServiceModel("shop").With(new Section("s", "h", Widget.Chart("a", Query.Rate(new Signal("a.b", InstrumentKind.Counter, "1"))), Widget.Chart("b", Query.Rate(new Signal("a_b", InstrumentKind.Counter, "1")))));

        Assert.Equal("Signals a.b and a_b are both a_b_total in Prometheus. Rename one of them.", Assert.Throws<RenderException>(() => PrometheusRules.Render(model)).Message);
    }

    [Fact]
    public void A_share_between_two_bounds_is_refused_on_request_and_names_them()
        => Assert.StartsWith(
            "Alarm slo-latency-fast compares http.server.request.duration with 0.3 s, which is not a bound of its buckets: 0.005, 0.01, ",
            Assert.Throws<RenderException>(() => PrometheusRules.Render(Model, new PrometheusOptions { ExactShares = true })).Message,
            StringComparison.Ordinal);

    /// <summary>The minutes at whose end the fast alarm fires, in Prometheus and in the evaluator of the model.</summary>
    private static async Task<(SortedSet<int> Prometheus, SortedSet<int> Model)> RunAsync(int minutes, Func<int, bool> isFailed, Func<int, bool> isRequest)
    {
        var samples = new SampleStore(Model);
        var evaluator = new AlarmEvaluator(new QueryEvaluator(samples));
        var fired = new SortedSet<int>();
        var (good, bad) = (0, 0);
        List<int> goods = [0], bads = [0];
        for (var second = 0; second < minutes * 60; second++)
        {
            if (isRequest(second))
            {
                _ = isFailed(second) ? bad++ : good++;
                samples.Add("http.server.request.duration", new Dictionary<string, string> { ["http.response.status_code"] = isFailed(second) ? "500" : "200" }, Start.AddSeconds(second), 0.01);
            }

            if ((second + 1) % Step == 0)
            {
                goods.Add(good);
                bads.Add(bad);
            }

            if ((second + 1) % 60 == 0 && evaluator.Evaluate(Model, Start.AddSeconds(second + 1)).Single(static s => s.Alarm.Id == Fast).State == AlarmState.Firing)
            {
                fired.Add((second + 1) / 60);
            }
        }

        var firing = await PromTool.FindFiringAsync(PrometheusRules.Render(Model, Each15Seconds).Text, [Count("200", goods), Count("500", bads)], "15s", [Fast], minutes);
        return (firing[Fast], fired);
    }

    private static (string Series, string Values) Count(string status, List<int> values)
        => ($"http_server_request_duration_seconds_count{{job=\"shop\",instance=\"i\",http_response_status_code=\"{status}\"}}", string.Join(' ', values.Select(static v => v.ToString(CultureInfo.InvariantCulture))));
}
