using System.Text.Json;
using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class MetricsInsightsTests
{
    private readonly CloudWatchMetrics _metrics = new();

    public MetricsInsightsTests()
    {
        _metrics.Ingest(Sent.Line(0, "[1,3]", service: "a", route: "/x"));
        _metrics.Ingest(Sent.Line(0, "[5,5,5]", service: "a", route: "/y"));
        _metrics.Ingest(Sent.Line(1, "7", service: "b", route: "/x"));
        _metrics.Ingest(Sent.Line(0, "100", service: "a"));
    }

    [Theory]
    [InlineData("SELECT SUM(m) FROM N", 126)]
    [InlineData("SELECT COUNT(\"m\") FROM SCHEMA(\"N\", Service, \"http.route\")", 6)]
    [InlineData("select max(m) from schema(N, \"http.route\", Service)", 7)]
    [InlineData("SELECT MIN(m) FROM SCHEMA(N, Service)", 100)]
    [InlineData("SELECT AVG(m) FROM SCHEMA(N, Service, \"http.route\") WHERE Service = 'a'", 3.8)]
    [InlineData("SELECT SUM(m) FROM SCHEMA(N, Service, \"http.route\") WHERE Service = 'a' AND \"http.route\" != '/x'", 15)]
    public void A_query_without_groups_is_one_series(string query, double expected) =>
        Assert.Equal([("q", expected)], Run(query));

    [Fact]
    public void A_group_is_a_series_labelled_with_its_values()
    {
        Assert.Equal([("/x", 11), ("/y", 15)], Run("SELECT SUM(m) FROM SCHEMA(N, Service, \"http.route\") GROUP BY \"http.route\""));
        Assert.Equal([("a /x", 4), ("a /y", 15), ("b /x", 7)], Run("SELECT SUM(m) FROM SCHEMA(N, Service, \"http.route\") GROUP BY Service, \"http.route\""));
        Assert.Equal([("/x", 11), ("/y", 15), ("Other", 100)], Run("SELECT SUM(m) FROM N GROUP BY \"http.route\""));
    }

    [Fact]
    public void The_top_groups_come_first()
    {
        const string Query = "SELECT SUM(m) FROM SCHEMA(N, Service, \"http.route\") GROUP BY Service, \"http.route\" ORDER BY SUM()";

        Assert.Equal([("a /y", 15), ("b /x", 7)], Run($"{Query} DESC LIMIT 2"));
        Assert.Equal([("a /x", 4)], Run($"{Query} LIMIT 1"));
    }

    [Theory]
    [InlineData("SELECT P99(m) FROM N")]
    [InlineData("SELECT SUM(my.metric) FROM N")]
    [InlineData("SELECT SUM(m) FROM N WHERE Service = \"a\"")]
    [InlineData("SELECT SUM(m) FROM N WHERE Service = 'a' OR Service = 'b'")]
    [InlineData("SELECT SUM(m) FROM N LIMIT 501")]
    [InlineData("SELECT SUM(limit) FROM N")]
    [InlineData("SELECT SUM(m) FROM N GROUP BY http.route")]
    public void A_wrong_query_is_refused(string query) => Assert.Throws<CloudWatchException>(() => Run(query));

    [Fact]
    public void A_request_has_one_query_at_most() => Assert.Throws<CloudWatchException>(() => _metrics.GetMetricData(
        """[{"Id":"a","Expression":"SELECT SUM(m) FROM N","Period":60},{"Id":"b","Expression":"SELECT SUM(m) FROM N","Period":60}]""", Sent.Start, Sent.Minute(5)));

    private List<(string Label, double Value)> Run(string query) =>
        [.. _metrics.GetMetricData($$"""[{"Id":"q","Expression":{{JsonSerializer.Serialize(query)}},"Period":300}]""", Sent.Start, Sent.Minute(5)).Select(result => (result.Label, result.Values.Single()))];
}
