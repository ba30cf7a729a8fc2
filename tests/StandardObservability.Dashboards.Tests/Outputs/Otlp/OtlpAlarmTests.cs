using System.Globalization;
using Judges;
using Judges.Prometheus;
using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Dashboards.Tests.Evaluation;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Otlp;

/// <summary>Prometheus evaluates the queries of alarms over rewritten names, and they fire when the evaluator of the model does.</summary>
public sealed class OtlpAlarmTests
{
    private const int Step = 15;
    private const string Service = "resource_service_name=\"shop\",resource_deployment_environment_name=\"production\"";

    private static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly ServiceModel Model = StandardModel.For("shop");
    private static readonly string Rules = new OtlpTemplate(Model, TimeSpan.FromSeconds(Step)).ToRules();

    [JudgedFact]
    public async Task An_outage_of_20_percent_fires_the_fast_alarm_after_4_to_6_minutes_and_it_clears_within_6_minutes()
    {
        var (queries, model) = await RunAsync("slo-availability-fast", 240, static second => new Request(second is >= 7200 and < 10800 && second % 5 == 0, 0.01));

        Assert.InRange(queries.Min - 120, 4, 6);
        Assert.InRange(queries.Max + 1 - 180, 0, 6);
        AssertAgreed(queries, model);
    }

    [JudgedFact]
    public async Task One_failure_of_50_requests_in_an_hour_never_fires()
    {
        var (queries, model) = await RunAsync("slo-availability-fast", 180, static second => second % 72 == 0 ? new Request(second == 5400, 0.01) : null);

        Assert.Empty(queries);
        Assert.Empty(model);
    }

    [JudgedFact]
    public async Task Failures_within_the_objective_never_fire()
    {
        var (queries, model) = await RunAsync("slo-availability-fast", 180, static second => new Request(second % 2000 == 1999, 0.01));

        Assert.Empty(queries);
        Assert.Empty(model);
    }

    [JudgedFact]
    public async Task Slow_requests_fire_the_fast_alarm_of_latency_as_in_the_model()
    {
        var (queries, model) = await RunAsync("slo-latency-fast", 240, static second => new Request(false, second is >= 7200 and < 10800 && second % 2 == 0 ? 2 : 0.01));

        AssertAgreed(queries, model);
    }

    [JudgedFact]
    public async Task A_slow_deployment_fires_its_guard_as_in_the_model()
    {
        var (queries, model) = await RunAsync("deploy-guard-latency", 60, static second => new Request(false, second is >= 1200 and < 2400 && second % 10 == 0 ? 2 : 0.01));

        AssertAgreed(queries, model);
    }

    [JudgedFact]
    public async Task Failed_requests_after_a_deployment_fire_its_guard_as_in_the_model()
    {
        var (queries, model) = await RunAsync("deploy-guard-errors", 60, static second => new Request(second is >= 1200 and < 2400 && second % 5 == 0, 0.01));

        AssertAgreed(queries, model);
    }

    [JudgedFact]
    public async Task Silence_fires_after_five_minutes()
    {
        var values = string.Concat(Enumerable.Repeat("1 ", 10 * 60 / Step)) + "_x80";
        var firing = await PromTool.FindFiringAsync(Rules, [($"dotnet_process_cpu_count{{{Service}}}", values)], "15s", ["no-telemetry"], 30);

        Assert.InRange(firing["no-telemetry"].Min, 14, 16);
        Assert.Equal(30, firing["no-telemetry"].Max);
    }

    [JudgedFact]
    public async Task Another_service_or_environment_does_not_end_the_silence()
    {
        var others = new[] { Service.Replace("shop", "shop2", StringComparison.Ordinal), Service.Replace("production", "test", StringComparison.Ordinal) };
        var firing = await PromTool.FindFiringAsync(Rules, [.. others.Select(static o => ($"dotnet_process_cpu_count{{{o}}}", "1x120"))], "15s", ["no-telemetry"], 20);

        Assert.Equal(20, firing["no-telemetry"].Max);
    }

    [JudgedFact]
    public async Task Calls_without_a_response_are_failed_calls()
    {
        // One of five calls has no response for 20 minutes.
        var series = new[] { ($",http_response_status_code=\"200\"", 4), (",error_type=\"timeout\"", 1) }
            .Select(static s => ($"http_client_request_duration_count{{{Service},resource_service_instance_id=\"i\"{s.Item1}}}", $"0+{s.Item2 * Step}x80 {s.Item2 * Step * 80}x120")).ToList();
        var firing = await PromTool.FindFiringAsync(Rules, series, "15s", ["dependency-errors"], 50);

        Assert.InRange(firing["dependency-errors"].Min, 10, 20);
        Assert.InRange(firing["dependency-errors"].Max, 25, 45);
    }

    [JudgedFact]
    public async Task Pauses_of_one_instance_of_three_are_a_mean()
    {
        static string Pauses(double share) => $"0+{(share * Step).ToString(CultureInfo.InvariantCulture)}x160";
        var series = new[] { 0.2, 0.05, 0.02 }.Index().Select(static i => ($"dotnet_gc_pause_time{{{Service},resource_service_instance_id=\"{i.Index}\"}}", Pauses(i.Item))).ToList();

        Assert.Empty((await PromTool.FindFiringAsync(Rules, series, "15s", ["gc-pressure"], 30))["gc-pressure"]);
        series[1] = (series[1].Item1, Pauses(0.2));
        Assert.InRange((await PromTool.FindFiringAsync(Rules, series, "15s", ["gc-pressure"], 30))["gc-pressure"].Min, 5, 7);
    }

    private static void AssertAgreed(SortedSet<int> queries, SortedSet<int> model)
    {
        Assert.NotEmpty(model);
        Assert.NotEmpty(queries);
        Assert.InRange(Math.Abs(queries.Min - model.Min), 0, 1);
        Assert.InRange(Math.Abs(queries.Max - model.Max), 0, 1);
    }

    /// <summary>The minutes at whose end an alarm fires, by its query and in the evaluator of the model.</summary>
    private static async Task<(SortedSet<int> Queries, SortedSet<int> Model)> RunAsync(string alarm, int minutes, Func<int, Request?> next)
    {
        var samples = new SampleStore(Model);
        var evaluator = new AlarmEvaluator(new QueryEvaluator(samples));
        var (fired, counts) = (new SortedSet<int>(), new RequestCounts());
        counts.Write();
        for (var second = 0; second < minutes * 60; second++)
        {
            if (next(second) is { } request)
            {
                counts.Add(request);
                samples.Add("http.server.request.duration", new Dictionary<string, string> { ["http.response.status_code"] = request.IsFailed ? "500" : "200" }, Start.AddSeconds(second), request.Seconds);
            }

            if ((second + 1) % Step == 0) counts.Write();
            if ((second + 1) % 60 == 0 && evaluator.Evaluate(Model, Start.AddSeconds(second + 1)).Single(s => s.Alarm.Id == alarm).State == AlarmState.Firing)
            {
                fired.Add((second + 1) / 60);
            }
        }

        return ((await PromTool.FindFiringAsync(Rules, counts.ToSeries(), "15s", [alarm], minutes))[alarm], fired);
    }

    private sealed record Request(bool IsFailed, double Seconds);

    /// <summary>Running counts of requests by status and bucket, as series of a classic histogram.</summary>
    private sealed class RequestCounts
    {
        private static readonly double[] Bounds = [0.05, 0.3, 0.9, 2.5, double.PositiveInfinity];
        private readonly Dictionary<(string Status, double Bound), (int Count, List<int> Written)> _counts = new[] { "200", "500" }
            .SelectMany(static s => Bounds.Select(b => (s, b))).ToDictionary(static k => k, static _ => (0, new List<int>()));

        public void Add(Request request)
        {
            foreach (var key in _counts.Keys.Where(k => k.Status == (request.IsFailed ? "500" : "200") && request.Seconds <= k.Bound))
            {
                _counts[key] = (_counts[key].Count + 1, _counts[key].Written);
            }
        }

        public void Write() => _counts.Values.ToList().ForEach(static c => c.Written.Add(c.Count));

        public IReadOnlyList<(string Series, string Values)> ToSeries() =>
        [
            .. _counts.Select(static c => ($"http_server_request_duration_bucket{{{Labels(c.Key.Status)},le=\"{Bound(c.Key.Bound)}\"}}", string.Join(' ', c.Value.Written))),
            .. _counts.Where(static c => double.IsInfinity(c.Key.Bound)).Select(static c => ($"http_server_request_duration_count{{{Labels(c.Key.Status)}}}", string.Join(' ', c.Value.Written))),
        ];

        private static string Labels(string status) => $"{Service},resource_service_instance_id=\"i\",http_response_status_code=\"{status}\"";

        private static string Bound(double bound) => double.IsInfinity(bound) ? "+Inf" : bound.ToString(CultureInfo.InvariantCulture);
    }
}
