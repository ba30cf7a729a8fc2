using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Judges;
using Judges.Prometheus;
using StandardObservability.Dashboards.Tests.Outputs.Otlp;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Fleet;

/// <summary>100 real hosts with five versions of a policy, a real Prometheus, and the queries of the rendered board.</summary>
[Collection(nameof(Outputs.RenderedDashboardTests))]
public sealed partial class FleetTests
{
    private const int MaxSeries = 12;

    private static readonly string[] ByService = ["Broken rules by service", "Findings by service", "Expiring exemptions by service", "Expired exemptions by service"];

    private readonly OtlpTemplate _template = new(FleetModel.For("fleet"));
    private readonly JsonArray _panels = JsonNode.Parse(GrafanaDashboard.Render(FleetModel.For("fleet")).Text)!["panels"]!.AsArray();

    private static IEnumerable<FleetService> WithPolicy => FleetService.All.Where(static s => s.HasPolicy);

    [JudgedFact]
    public async Task E11_The_board_of_100_services_with_5_policy_versions_shows_what_they_have()
    {
        await using var fleet = await SimulatedFleet.StartAsync(FleetService.All);
        Assert.All(fleet.Metrics.Values, static m => Assert.InRange(m.Split('\n').Count(static l => l.StartsWith("observability_policy_", StringComparison.Ordinal)), 0, MaxSeries));
        await using var prometheus = await PrometheusServer.StartAsync(FleetService.All.Select(s => (s.Name, new Uri(fleet.Address, s.Name))));
        await Poll.UntilAsync(
            async () => (await prometheus.QueryAsync("count(count_over_time(up[1m]) > 2)")).Values.SingleOrDefault() == "100", Poll.DefaultTimeout, "100 services were read");

        await CheckAsync("Adoption", "", [("", 0.9)]);
        await CheckAsync("Services", "", [("", 90)], [("", 100)]);
        await CheckAsync("Services by policy version", "observability_policy_version", [("3.2.0", 40), ("3.1.0", 25), ("3.0.0", 15), ("2.0.0", 8), ("1.0.0", 2)]);
        await CheckAsync("Services by analyzers", "observability_policy_analyzers", [("on", 72), ("off", 9), ("unknown", 9)]);
        await CheckAsync("Services with a policy by team", "service_team", Count(WithPolicy, static s => s.Team));
        await CheckAsync("Conforming services", "", [("", 45 / 90.0)]);
        await CheckAsync("Conformance by team", "service_team", [("checkout", 11 / 23.0), ("inventory", 10 / 23.0), ("payments", 13 / 22.0), ("search", 11 / 22.0)]);
        await CheckAsync("Broken rules by team", "service_team", [.. WithPolicy.GroupBy(static s => s.Team).Select(static g => (g.Key, (double)g.Sum(static s => s.BrokenRules.Count)))]);
        await CheckAsync("Broken rules by service", "job", [.. WithPolicy.Select(static s => (s.Name, (double)s.BrokenRules.Count))]);
        await CheckAsync("Top rules", "observability_policy_rule", Count(WithPolicy.SelectMany(static s => s.FoundRules), static r => r));
        await CheckAsync("Exemptions by state", "observability_policy_exemption_state", [("valid", 6), ("expiring", 6), ("expired", 6)]);
        await CheckAsync("Expiring exemptions by service", "job", [.. FindExempt("expiring")]);
        await CheckAsync("Expired exemptions by service", "job", [.. FindExempt("expired")]);
        await CheckAsync("Expiring exemptions by team", "service_team", [.. WithPolicy.Where(static s => s.ExemptionState is not null).GroupBy(static s => s.Team).Select(static g => (g.Key, (double)g.Count(static s => s.ExemptionState == "expiring")))]);
        await CheckAsync("Findings by rule", "observability_policy_rule", [.. Count(WithPolicy.SelectMany(static s => s.FoundRules), static r => r).Select(static r => (r.Key, 0.0))]);
        await CheckAsync("Findings by team", "service_team", [.. Count(WithPolicy.Where(static s => s.FoundRules.Count > 0), static s => s.Team).Select(static t => (t.Key, 0.0))]);
        await CheckAsync("Findings by service", "job", [.. WithPolicy.Where(static s => s.FoundRules.Count > 0).Select(static s => (s.Name, 0.0))]);
        await CheckAsync("Findings by action", "observability_policy_action", [("warn", 0), ("exempt", 0)]);

        async Task CheckAsync(string title, string label, params (string Key, double Number)[][] expected)
        {
            var queries = _panels.Single(p => (string?)p!["title"] == title && p["targets"] is not null)!["targets"]!.AsArray();
            Assert.Equal(expected.Length, queries.Count);
            foreach (var (query, numbers) in queries.Zip(expected))
            {
                await CompareAsync(title, Interpolate((string)query!["expr"]!), label, numbers, scale: 1);
            }

            // CloudWatch draws the ten largest lines, and shares in percent.
            foreach (var (chart, numbers) in _template.Charts.Where(c => c.Title == title && !ByService.Contains(title)).Zip(expected))
            {
                await CompareAsync(title, Classic(chart.Query), label, numbers, title is "Adoption" or "Conforming services" or "Conformance by team" ? 100 : 1);
            }
        }

        async Task CompareAsync(string title, string query, string label, (string Key, double Number)[] expected, double scale)
        {
            var found = (await prometheus.QueryAsync(query)).Select(f => (Find(f.Key, label), Math.Round(double.Parse(f.Value, CultureInfo.InvariantCulture) / scale, 9)));
            var right = expected.Select(static n => (n.Key, Math.Round(n.Number, 9)));
            Assert.True(right.Order().SequenceEqual(found.Order()), $"{title}: {string.Join(", ", found.Order())} and not {string.Join(", ", right.Order())} from {query}");
        }
    }

    /// <summary>A query of CloudWatch with the names of a Prometheus that reads the services.</summary>
    private static string Classic(string query)
    {
        var names = query.Replace("\"@resource.service.name\"", "job", StringComparison.Ordinal).Replace("\"@resource.service.instance.id\"", "instance", StringComparison.Ordinal)
            .Replace(", \"@resource.deployment.environment.name\"=\"production\"", string.Empty, StringComparison.Ordinal);
        var metrics = QuotedMetric().Replace(names, static m => m.Groups["name"].Value.Replace('.', '_') switch
        {
            "observability_policy_violations" => "observability_policy_violations_total{",
            "dotnet_process_memory_working_set" => "dotnet_process_memory_working_set_bytes{",
            var name => name + "{",
        });
        return QuotedLabel().Replace(metrics, static m => m.Groups["name"].Value.Replace('.', '_') + m.Groups["after"].Value);
    }

    [GeneratedRegex("""\"(?<name>(observability|service)[a-z._]+)\"(?<after>[=,)])""")]
    private static partial Regex QuotedLabel();

    [GeneratedRegex("""\{"(?<name>[a-z._]+)"(, )?""")]
    private static partial Regex QuotedMetric();

    private static (string Key, double Number)[] Count<T>(IEnumerable<T> items, Func<T, string> key)
        => [.. items.GroupBy(key, StringComparer.Ordinal).Select(static g => (g.Key, (double)g.Count()))];

    private static IEnumerable<(string Key, double Number)> FindExempt(string state)
        => WithPolicy.Where(static s => s.ExemptionState is not null).Select(s => (s.Name, s.ExemptionState == state ? 1.0 : 0));

    private static string Find(string labels, string label)
    {
        var all = JsonElement.Parse(labels).EnumerateObject().ToList();
        Assert.Equal(label.Length == 0 ? [] : [label], all.Select(static l => l.Name));
        return label.Length == 0 ? string.Empty : all[0].Value.GetString()!;
    }

    private static string Interpolate(string text)
        => text.Replace("$environment", ".*", StringComparison.Ordinal).Replace("$__rate_interval", "1m", StringComparison.Ordinal).Replace("$__range", "1m", StringComparison.Ordinal);
}
