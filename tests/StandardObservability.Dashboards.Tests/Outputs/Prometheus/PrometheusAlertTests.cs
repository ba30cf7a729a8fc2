using System.Globalization;
using Judges;
using Judges.Prometheus;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Prometheus;

/// <summary>When Prometheus fires and does not fire the alerts of the standard model.</summary>
public sealed class PrometheusAlertTests
{
    private const string Fast = "slo-availability-fast";
    private const int SamplesOfHour = 240;

    private static readonly ServiceModel Model = StandardModel.For("shop");
    private static readonly string Rules = PrometheusRules.Render(Model, new PrometheusOptions { ExportInterval = TimeSpan.FromSeconds(15) }).Text;

    [JudgedTheory]
    [InlineData(96, false)]
    [InlineData(120, true)]
    public async Task An_outage_needs_the_smallest_sample_to_fire(int requestsOfHour, bool fires)
    {
        var each = (double)requestsOfHour / SamplesOfHour;

        var firing = await FindAsync(180, [Fast], Requests("500", Grow(each, 3 * SamplesOfHour)), Requests("200", Grow(0, 3 * SamplesOfHour)));

        Assert.Equal(fires, firing[Fast].Count > 0);
    }

    [JudgedFact]
    public async Task An_alert_is_silent_while_the_alert_that_suppresses_it_fires()
    {
        // Two hours without failures, an hour in which a fifth fails, two hours without.
        var good = $"{Grow(15, 2 * SamplesOfHour)} {Grow(12, SamplesOfHour, 15 * 2 * SamplesOfHour)} {Grow(15, 2 * SamplesOfHour, 27 * SamplesOfHour + (3 * SamplesOfHour))}";
        var bad = $"{Grow(0, 2 * SamplesOfHour)} {Grow(3, SamplesOfHour)} {Grow(0, 2 * SamplesOfHour, 3 * SamplesOfHour)}";
        const string Slow = "slo-availability-slow";

        var firing = await FindAsync(300, [Fast, Slow], Requests("200", good), Requests("500", bad));

        Assert.NotEmpty(firing[Fast]);
        Assert.NotEmpty(firing[Slow]);
        Assert.Empty(firing[Fast].Intersect(firing[Slow]));
        Assert.True(firing[Slow].Max > firing[Fast].Max, "the slow alert fires when the fast one does not any more");
    }

    [JudgedFact]
    public async Task Slow_requests_fire_the_latency_alert_and_requests_at_the_bound_below_do_not()
    {
        const string Latency = "slo-latency-fast";
        var slow = await FindAsync(90, [Latency], Durations(2, 90));
        var good = await FindAsync(90, [Latency], Durations(0.25, 90));

        Assert.NotEmpty(slow[Latency]);
        Assert.Empty(good[Latency]);
    }

    [JudgedTheory]
    [InlineData(5, 0.3, false)]
    [InlineData(1, 0.95, true)]
    [InlineData(5, 0.95, true)]
    public async Task Cpu_is_compared_for_one_instance_however_many_there_are(int instances, double share, bool fires)
    {
        var series = Enumerable.Range(0, instances).SelectMany(i => new[]
        {
            ($"dotnet_process_cpu_time_seconds_total{{job=\"shop\",instance=\"{i}\",cpu_mode=\"user\"}}", Grow(15 * share, 120)),
            ($"dotnet_process_cpu_count{{job=\"shop\",instance=\"{i}\"}}", "1x120"),
        }).ToArray();

        var firing = await FindAsync(30, ["cpu-saturation"], series);

        Assert.Equal(fires, firing["cpu-saturation"].Count > 0);
    }

    [JudgedFact]
    public async Task Rules_of_an_environment_read_its_series_and_those_of_all_environments_read_every_series()
    {
        const string Failing = "http_server_request_duration_seconds_count{job=\"shop\",deployment_environment_name=\"staging\",http_response_status_code=\"500\"}";
        var outage = Grow(15, SamplesOfHour);
        foreach (var (environment, fires) in new[] { ("staging", true), ("production", false), (null, true) })
        {
            var rules = PrometheusRules.Render(Model, new PrometheusOptions { ExportInterval = TimeSpan.FromSeconds(15), Environment = environment }).Text;

            var firing = await PromTool.FindFiringAsync(rules, [(Failing, outage)], "15s", [Fast], 60);

            Assert.Equal(fires, firing[Fast].Count > 0);
        }
    }

    [Fact]
    public void Two_renders_are_the_same_bytes_under_each_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign) = (",", "\u2212");
        var files = new[] { before, foreign }.Select(static culture =>
        {
            CultureInfo.CurrentCulture = culture;
            return PrometheusRules.Render(Model).Text + GrafanaDashboard.Render(Model).Text;
        }).ToHashSet(StringComparer.Ordinal);
        CultureInfo.CurrentCulture = before;

        Assert.Single(files);
    }

    [Fact]
    public async Task Files_are_written_with_options()
    {
        var (model, folder) = (Model, Directory.CreateTempSubdirectory("rules").FullName);
        var options = new PrometheusOptions { Environment = "production", ExportInterval = TimeSpan.FromSeconds(15) };
        foreach (var file in new[] { PrometheusRules.Render(model, options), GrafanaDashboard.Render(model, options) })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file.Name), file.Text);
        }

        Assert.Equal(["grafana.json", "rules.yml"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private static Task<IReadOnlyDictionary<string, SortedSet<int>>> FindAsync(int minutes, string[] alerts, params (string, string)[] series)
        => PromTool.FindFiringAsync(Rules, series, "15s", alerts, minutes);

    /// <summary>Values that grow from a first one, in promtool's notation.</summary>
    private static string Grow(double each, int times, double first = 0) => string.Create(CultureInfo.InvariantCulture, $"{first}+{each}x{times - 1}");

    private static (string, string) Requests(string status, string values)
        => ($"http_server_request_duration_seconds_count{{job=\"shop\",instance=\"i\",http_response_status_code=\"{status}\"}}", values);

    /// <summary>A request a second, all of one duration.</summary>
    private static (string, string)[] Durations(double seconds, int minutes)
    {
        const string Name = "http_server_request_duration_seconds";
        var values = Grow(15, 4 * minutes);
        return
        [
            ($"{Name}_count{{job=\"shop\"}}", values),
            .. StandardSignals.ServerRequests.Bounds.Select(b => (Bucket(b.ToString(CultureInfo.InvariantCulture)), seconds <= b ? values : Grow(0, 4 * minutes))),
            (Bucket("+Inf"), values),
        ];

        string Bucket(string bound) => $"{Name}_bucket{{job=\"shop\",le=\"{bound}\"}}";
    }
}
