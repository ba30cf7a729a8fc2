using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class LogsInsightsTests
{
    private readonly LogsInsights _logs = new();

    public LogsInsightsTests()
    {
        _logs.Ingest("g", """{"timestamp":"2026-03-01T10:00:10Z","level":"error","status":500,"http":{"route":"/x"},"ms":10,"slow":true}""");
        _logs.Ingest("g", """{"timestamp":"2026-03-01T10:00:50Z","level":"info","status":200,"http":{"route":"/x"},"ms":20,"slow":false}""");
        _logs.Ingest("g", """{"timestamp":"2026-03-01T10:01:10Z","level":"info","status":200,"http.route":"/y","ms":60,"tags":["a","b"]}""");
        _logs.Ingest("g", "plain text", Sent.Minute(2));
        _logs.Ingest("other", """{"timestamp":"2026-03-01T10:00:20Z","level":"warn"}""");
    }

    [Theory]
    [InlineData("level = 'info'", 2)]
    [InlineData("level != \"info\"", 1)]
    [InlineData("not (level = \"info\")", 2)]
    [InlineData("status >= 500 or ms > 50", 2)]
    [InlineData("status < 500 and http.route = \"/x\"", 1)]
    [InlineData("`http.route` = \"/y\"", 1)]
    [InlineData("status in [200, 404]", 2)]
    [InlineData("level not in [\"info\", \"warn\"]", 2)]
    [InlineData("ispresent(status)", 3)]
    [InlineData("not ispresent(status)", 1)]
    [InlineData("@message like \"text\"", 1)]
    [InlineData("http.route like /^\\/[xz]$/", 2)]
    [InlineData("level =~ /(?i)INFO/", 2)]
    [InlineData("level not like /info/", 2)]
    [InlineData("slow = 1", 1)]
    [InlineData("tags.1 = \"b\"", 1)]
    [InlineData("ms * 2 + 20 = 60", 1)]
    [InlineData("missing < 5", 0)]
    public void A_filter_keeps_the_events_that_fit(string condition, double expected) =>
        Assert.Equal(expected, Run($"filter {condition} | stats count(*) as n").Rows.Select(row => row.Number("n")).SingleOrDefault());

    [Theory]
    [InlineData("count(*)", 4)]
    [InlineData("count(ms)", 3)]
    [InlineData("sum(ms)", 90)]
    [InlineData("avg(ms)", 30)]
    [InlineData("min(ms)", 10)]
    [InlineData("max(ms)", 60)]
    [InlineData("pct(ms, 50)", 20)]
    [InlineData("pct(ms, 99)", 60)]
    [InlineData("count_distinct(level)", 2)]
    [InlineData("latest(ms)", 60)]
    [InlineData("earliest(ms)", 10)]
    [InlineData("sum(ms) / count(ms) - 5", 25)]
    [InlineData("100 * sum(status >= 500) / count(status)", 100.0 / 3)]
    public void An_aggregation_takes_all_events_with_a_value(string aggregation, double expected) =>
        Assert.Equal(expected, Run($"stats {aggregation} as v").Rows.Single().Number("v"));

    [Fact]
    public void Groups_have_a_row_each()
    {
        var result = Run("filter ispresent(ms) | stats sum(ms) as total, count(*) by http.route, bin(1m) as minute | sort total desc");

        Assert.Equal(["http.route", "minute", "total", "count(*)"], result.Columns);
        Assert.Equal(["/y", "/x"], result.Column("http.route"));
        Assert.Equal([60.0, 30.0], result.Column("total"));
        Assert.Equal([1.0, 2.0], result.Column("count(*)"));
        Assert.Equal([Sent.Minute(1), Sent.Minute(0)], result.Rows.Select(row => row.Time("minute")));
    }

    [Fact]
    public void Fields_are_computed_sorted_limited_and_displayed()
    {
        var result = Run("""
            fields level, ms / 1000 as seconds
            # the slowest first
            | filter seconds > 0
            | sort level asc, seconds desc
            | limit 2
            | display seconds
            """);

        Assert.Equal(["seconds"], result.Columns);
        Assert.Equal([0.01, 0.06], result.Column("seconds"));
    }

    [Fact]
    public void Without_fields_the_newest_event_comes_first_with_its_message()
    {
        var result = Run("filter ispresent(level) or ispresent(@message)");

        Assert.Equal(["@timestamp", "@message"], result.Columns);
        Assert.Equal("plain text", result.Rows[0]["@message"]);
    }

    [Fact]
    public void Only_events_of_the_range_and_the_groups_are_read()
    {
        Assert.Equal(2, Run("fields level", to: 1).Rows.Count);
        Assert.Equal(3, _logs.Query("SOURCE 'g' | SOURCE 'other' | fields level", Sent.Start, Sent.Minute(1)).Rows.Count);
        Assert.Throws<CloudWatchException>(() => _logs.Query("SOURCE 'gone' | fields level", Sent.Start, Sent.Minute(1)));
    }

    [Fact]
    public void Members_of_a_metric_document_are_fields()
    {
        _logs.Ingest("emf", Sent.Line(0, """{"Values":[1,2],"Counts":[1,1],"Min":1,"Max":2,"Sum":3,"Count":2}""", metric: "http.client.request.duration"));
        _logs.Ingest("emf", Sent.Line(1, """{"Min":4,"Max":5,"Sum":9,"Count":2}""", metric: "http.client.request.duration"));

        var result = _logs.Query("SOURCE 'emf' | stats sum(`http.client.request.duration.Sum`) / sum(http.client.request.duration.Count) as average by Service", Sent.Start, Sent.Minute(5));

        Assert.Equal([3.0], result.Column("average"));
    }

    [Fact]
    public void Fields_beyond_the_limit_of_the_service_are_unknown()
    {
        var logs = new LogsInsights(maximumFields: 3);
        logs.Ingest("g", """{"timestamp":"2026-03-01T10:00:10Z","a":[1,2],"b":3}""");

        Assert.Equal([2.0, null], logs.Query("SOURCE 'g' | fields a.1, b", Sent.Start, Sent.Minute(1)).Rows.SelectMany(row => new[] { row["a.1"], row["b"] }));
    }

    [Theory]
    [InlineData("parse @message \"*\" as x")]
    [InlineData("filter level == \"x\"")]
    [InlineData("filter level = true")]
    [InlineData("filter http-route = 1 |")]
    [InlineData("filter level like info")]
    [InlineData("stats ms by level")]
    [InlineData("stats sum(ms) + ms")]
    [InlineData("stats median(ms)")]
    [InlineData("fields sum(ms)")]
    [InlineData("filter level = \"x")]
    [InlineData("limit 0")]
    [InlineData("fields level | SOURCE 'g'")]
    public void A_wrong_query_is_refused(string query) => Assert.Throws<CloudWatchException>(() => Run(query));

    [Fact]
    public void A_query_needs_a_source() => Assert.Throws<CloudWatchException>(() => _logs.Query("fields level", Sent.Start, Sent.Minute(1)));

    private Logs.LogResult Run(string query, double to = 5) => _logs.Query($"SOURCE 'g' | {query}", Sent.Start, Sent.Minute(to));
}
