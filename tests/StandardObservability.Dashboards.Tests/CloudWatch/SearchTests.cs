using System.Text.Json;
using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class SearchTests
{
    private readonly CloudWatchMetrics _metrics = new();

    public SearchTests()
    {
        _metrics.Ingest(Sent.Line(0, "1", service: "a", route: "/x"));
        _metrics.Ingest(Sent.Line(0, "2", service: "a", route: "/y"));
        _metrics.Ingest(Sent.Line(0, "4", service: "b", route: "/x"));
        _metrics.Ingest(Sent.Line(0, "8", service: "a"));
        _metrics.Ingest(Sent.Line(0, "16", metric: "other", service: "a", route: "/x"));
    }

    [Theory]
    [InlineData("""{N,Service,"http.route"} MetricName="m" """, 7)]
    [InlineData("""{N,"http.route",Service} MetricName="m" Service="a" """, 3)]
    [InlineData("""{N,Service,"http.route"} MetricName="m" "http.route"="/x" Service="a" """, 1)]
    [InlineData("""{N,Service,"http.route"} MetricName="m" NOT "http.route"="/x" """, 2)]
    [InlineData("""{N,Service,"http.route"} (Service="b" OR "http.route"="/y") AND MetricName="m" """, 6)]
    [InlineData("""{N,Service} "m" """, 8)]
    [InlineData("""Namespace="N" "other" """, 16)]
    public void A_search_finds_the_metrics_with_exactly_these_dimensions(string query, double expected) =>
        Assert.Equal([(0, expected)], _metrics.Math($"SUM(SEARCH('{query}', 'Sum', 60))"));

    [Fact]
    public void The_series_found_are_labelled_with_what_tells_them_apart()
    {
        var results = Search("""SEARCH('{N,Service,"http.route"} MetricName="m"', 'Sum')""");

        Assert.Equal([("a /x", 1), ("a /y", 2), ("b /x", 4)], results);
    }

    [Fact]
    public void A_label_can_name_a_dimension()
    {
        var results = Search("""SEARCH('{N,Service,"http.route"} MetricName="m" Service="a"', 'Sum') * 10""", ""","Label":"${PROP('Dim.http.route')} of ${PROP('MetricName')}: ${MAX}" """);

        Assert.Equal([("/x of m: 10", 10), ("/y of m: 20", 20)], results);
    }

    [Fact]
    public void A_label_of_an_array_comes_before_the_label_of_each_series()
    {
        var results = Search("""SORT(SEARCH('{N,Service,"http.route"} MetricName="m" Service="a"', 'Sum'), SUM, DESC, 1)""", ""","Label":"Top" """);

        Assert.Equal([("Top /y", 2)], results);
    }

    [Theory]
    [InlineData("""{N,Service} MetricName=m""", "partial match")]
    [InlineData("""{N,Service} m""", "partial match")]
    [InlineData("""{N,http.route} MetricName="m" """, "expected")]
    [InlineData("", "needs a schema or a term")]
    public void A_search_that_the_double_does_not_know_is_refused(string query, string reason) =>
        Assert.Contains(reason, Assert.Throws<CloudWatchException>(() => _metrics.Math($"SUM(SEARCH('{query}', 'Sum'))")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_search_has_at_most_1024_characters() =>
        Assert.Throws<CloudWatchException>(() => _metrics.Math($$"""SUM(SEARCH('{N,Service} MetricName="{{new string('m', 1100)}}"', 'Sum'))"""));

    private List<(string, double)> Search(string expression, string more = "") =>
        [.. _metrics.GetMetricData($$"""[{"Id":"e","Expression":{{JsonSerializer.Serialize(expression)}},"Period":300{{more}}}]""", Sent.Start, Sent.Minute(5)).Select(result => (result.Label, result.Values.Single()))];
}
