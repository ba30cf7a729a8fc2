using Judges;
using Judges.Prometheus;
using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using StandardObservability.Dashboards.Tests.Evaluation;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Otlp;

/// <summary>A Prometheus server evaluates the queries over exponential histograms. Only names are rewritten: Prometheus 2 has no quoted ones.</summary>
public sealed class ExponentialHistogramTests
{
    private const int Minutes = 150;
    private const int Step = 15;

    private static readonly ServiceModel Model = StandardModel.For("shop");
    private static readonly OtlpTemplate Template = new(Model, TimeSpan.FromSeconds(Step));

    [JudgedFact]
    public async Task Alarms_of_failed_and_slow_requests_fire_as_in_the_model()
    {
        // One of five requests fails, and another one is slow, in the second hour.
        var start = DateTimeOffset.FromUnixTimeSeconds((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60 - Minutes) * 60);
        await using var server = await PrometheusServer.StartAsync();
        var model = await WriteAsync(server, start, static second => second is >= 3600 and < 7200);

        foreach (var alarm in new[] { "slo-availability-fast", "slo-latency-fast", "deploy-guard-errors", "deploy-guard-latency" })
        {
            var (query, pending) = Template.Alarms[alarm];
            var breached = (await server.EvaluateAsync(ClassicSeries.Rename(query), start, Minutes)).Keys.Order().ToList();
            var fired = breached.Where(m => Enumerable.Range(m - (pending / 60), (pending / 60) + 1).All(breached.Contains)).ToList();

            Assert.True(fired.Count > 0, $"{alarm} does not fire");
            Assert.InRange(Math.Abs(fired[0] - model[alarm].Min), 0, 1);
            Assert.InRange(Math.Abs(fired[^1] - model[alarm].Max), 0, 1);
        }
    }

    [JudgedFact]
    public async Task Charts_of_requests_have_the_values_of_the_requests()
    {
        var start = DateTimeOffset.FromUnixTimeSeconds((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60 - Minutes) * 60);
        await using var server = await PrometheusServer.StartAsync();
        await WriteAsync(server, start, static _ => true);

        Assert.Equal(20, await ReadAsync(server, start, "Failed requests (objective 0.1 %)"), 0.1);
        Assert.Equal(80, await ReadAsync(server, start, "Answered within 300 ms"), 0.1);
        Assert.Equal(20, await ReadAsync(server, start, "Latency: bad share (fast 14.4 %, slow 6 %, ticket 3 %)"), 0.1);
        Assert.Equal(1, await ReadAsync(server, start, "Traffic by route"), 0.01);
        Assert.InRange(await ReadAsync(server, start, "Slowest routes (2xx)"), 1.8, 2.2);
        Assert.All(Template.Charts.Where(static c => c.Query.Contains("histogram_", StringComparison.Ordinal)), c => server.EvaluateAsync(ClassicSeries.Rename(c.Query), start, 1).GetAwaiter().GetResult());
    }

    private static async Task<double> ReadAsync(PrometheusServer server, DateTimeOffset start, string title)
        => (await server.EvaluateAsync(ClassicSeries.Rename(Template.Charts.First(c => c.Title == title).Query), start, Minutes))[Minutes - 1];

    /// <summary>Writes one request a second, and returns the minutes at whose end each alarm of the model fires.</summary>
    private static async Task<IReadOnlyDictionary<string, SortedSet<int>>> WriteAsync(PrometheusServer server, DateTimeOffset start, Func<int, bool> isBad)
    {
        var (good, failed) = (CreateSeries("200"), CreateSeries("500"));
        var samples = new SampleStore(Model);
        var evaluator = new AlarmEvaluator(new QueryEvaluator(samples));
        var fired = Model.Alarms.ToDictionary(static a => a.Id, static _ => new SortedSet<int>(), StringComparer.Ordinal);
        good.Sample(start);
        failed.Sample(start);
        for (var second = 0; second < Minutes * 60; second++)
        {
            var (isFailed, seconds) = (isBad(second) && second % 5 == 0, isBad(second) && second % 5 == 1 ? 2 : 0.01);
            (isFailed ? failed : good).Add(seconds);
            samples.Add("http.server.request.duration", new Dictionary<string, string> { ["http.response.status_code"] = isFailed ? "500" : "200" }, start.AddSeconds(second), seconds);
            var now = start.AddSeconds(second + 1);
            if ((second + 1) % Step == 0)
            {
                good.Sample(now);
                failed.Sample(now);
            }

            foreach (var status in (second + 1) % 60 == 0 ? evaluator.Evaluate(Model, now).Where(static s => s.State == AlarmState.Firing) : [])
            {
                fired[status.Alarm.Id].Add((second + 1) / 60);
            }
        }

        await server.WriteAsync(good, failed);
        return fired;
    }

    private static HistogramSeries CreateSeries(string status) => new(new Dictionary<string, string>
    {
        ["__name__"] = "http_server_request_duration",
        ["resource_service_name"] = "shop",
        ["resource_deployment_environment_name"] = "production",
        ["http_response_status_code"] = status,
        ["http_route"] = "/orders",
    });
}
