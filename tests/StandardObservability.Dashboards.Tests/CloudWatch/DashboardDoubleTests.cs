using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class DashboardDoubleTests
{
    private readonly CloudWatchMetrics _metrics = new();

    [Fact]
    public void A_metric_widget_shows_what_its_metrics_say()
    {
        _metrics.Ingest(Sent.Line(0, "[1,3]", route: "/x"));
        _metrics.Ingest(Sent.Line(0, "10", metric: "n", route: "/x"));
        _metrics.Ingest(Sent.Line(0, "20", metric: "n", route: "/y"));
        var widget = Parse(Metric("""
            "title":"T","period":60,"stat":"Sum","metrics":[
              ["N","m","Service","a","http.route","/x",{"id":"a","label":"Sum"}],
              [".","n",".",".",".","."],
              ["...","/y",{"stat":"Maximum"}],
              ["N","m","Service","a","http.route","/x",{"stat":"Average","id":"b","visible":false}],
              [{"expression":"a / b","id":"c","label":"Count"}]]
            """)).Widget("T");

        var results = widget.Evaluate(_metrics, Sent.Start, Sent.Minute(5));

        Assert.Equal([("Sum", 4), ("n", 10), ("n", 20), ("Count", 2)], results.Select(result => (result.Label, result.Values.Single())));
    }

    [Fact]
    public void A_period_of_five_minutes_and_the_average_are_the_standard()
    {
        _metrics.Ingest("m", 1, 2, 3, null, null, 8);
        var widget = Parse(Metric("""  "title":"T","metrics":[["N","m","Service","a"]]  """)).Widget("T");

        Assert.Equal([(0, 2), (5, 8)], Sent.Points(widget.Evaluate(_metrics, Sent.Start, Sent.Minute(10)).Single()));
    }

    [Fact]
    public void A_single_value_can_cover_the_whole_range()
    {
        _metrics.Ingest("m", 1, 2, 3, null, null, 8);
        var widget = Parse(Metric("""  "title":"T","view":"singleValue","setPeriodToTimeRange":true,"period":60,"stat":"Sum","metrics":[["N","m","Service","a",{"id":"m"}],[{"expression":"m * 2"}]]  """)).Widget("T");

        Assert.Equal([[14], [28]], widget.Evaluate(_metrics, Sent.Start, Sent.Minute(10)).Select(result => result.Values));
    }

    [Fact]
    public void A_log_widget_runs_its_query()
    {
        var logs = new LogsInsights();
        logs.Ingest("g", """{"timestamp":"2026-03-01T10:00:30Z","level":"error"}""");
        var widget = Parse("""{"type":"log","x":0,"y":0,"width":6,"height":6,"properties":{"title":"L","region":"r","view":"table","query":"SOURCE 'g' | stats count(*) as n by level"}}""").Widget("L");

        Assert.Equal([1.0], widget.Evaluate(logs, Sent.Start, Sent.Minute(5)).Column("n"));
    }

    [Fact]
    public void Alarms_of_widgets_are_known_by_name()
    {
        const string Arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:shop errors";
        var dashboard = Parse(
            $$$"""{"type":"alarm","x":0,"y":0,"width":6,"height":6,"properties":{"title":"A","alarms":["{{{Arn}}}"]}}""",
            $$$"""{"type":"metric","x":6,"y":0,"width":6,"height":6,"properties":{"title":"B","region":"r","annotations":{"alarms":["{{{Arn}}}"]} } }""",
            """{"type":"text","x":12,"y":0,"width":6,"height":6,"properties":{"markdown":"# Hello"}}""");

        Assert.Equal(["shop errors"], dashboard.Widget("A").Alarms);
        Assert.Equal(["shop errors"], dashboard.Widget("B").Alarms);
        Assert.Equal("# Hello", dashboard.Widgets[2].Markdown);
    }

    [Theory]
    [InlineData("\"type\":\"metric\"", "\"type\":\"graph\"", "type graph")]
    [InlineData("\"width\":6", "\"width\":25", "24 columns")]
    [InlineData("\"x\":0", "\"x\":19", "24 columns")]
    [InlineData("\"height\":6", "\"height\":1001", "1 to 1000")]
    [InlineData("\"height\":6", "\"hight\":6", "hight is not known")]
    [InlineData("\"region\":\"r\",", "", "region is missing")]
    [InlineData("\"title\":\"T\"", "\"tittle\":\"T\"", "tittle is not known")]
    [InlineData("\"title\":\"T\"", "\"view\":\"line\"", "view line")]
    [InlineData("\"title\":\"T\"", "\"view\":\"gauge\"", "yAxis.left")]
    [InlineData("\"title\":\"T\"", "\"legend\":{\"position\":\"top\"}", "top")]
    [InlineData("\"title\":\"T\"", "\"end\":\"2026-01-01T00:00:00Z\"", "needs a start")]
    [InlineData("\"title\":\"T\"", "\"annotations\":{\"horizontal\":[{\"label\":\"x\"}]}", "needs a value")]
    [InlineData("[\"N\",\"m\"]", "[\"N\",\"m\",\"Service\"]", "pairs of dimensions")]
    [InlineData("[\"N\",\"m\"]", "[\"N\",\"m\",{\"id\":\"M\"}]", "lower-case letter")]
    [InlineData("[\"N\",\"m\"]", "[\"N\",\"m\",{\"id\":\"m\"}],[\"N\",\"m\",{\"id\":\"m\"}]", "two entries")]
    [InlineData("[\"N\",\"m\"]", "[\"N\",\"m\",{\"colour\":\"#ffffff\"}]", "colour is not known")]
    [InlineData("[\"N\",\"m\"]", "[\"N\",\"m\",{\"color\":\"red\"}]", "not a color")]
    [InlineData("[\"N\",\"m\"]", "", "needs metrics")]
    public void A_wrong_widget_is_refused(string part, string broken, string reason)
    {
        var widget = Metric("\"title\":\"T\",\"metrics\":[[\"N\",\"m\"]]");
        Parse(widget);

        Assert.Contains(reason, Refusal(widget.Replace(part, broken, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_widget_begins_with_its_source() =>
        Assert.Contains("SOURCE", Refusal("""{"type":"log","x":0,"y":0,"width":6,"height":6,"properties":{"region":"r","query":"fields @message"}}"""), StringComparison.Ordinal);

    [Fact]
    public void Widgets_do_not_overlap()
    {
        var widget = Metric("\"metrics\":[[\"N\",\"m\"]]");
        Parse(widget, widget.Replace("\"x\":0", "\"x\":6", StringComparison.Ordinal), widget.Replace("\"y\":0", "\"y\":6", StringComparison.Ordinal));

        Assert.Contains("overlap", Refusal(widget, widget.Replace("\"x\":0", "\"x\":5", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dashboard_has_at_most_500_widgets_and_a_graph_at_most_500_metrics()
    {
        string Text(int y) => $$$"""{"type":"text","x":0,"y":{{{y}}},"width":1,"height":1,"properties":{"markdown":"x"}}""";
        Parse([.. Enumerable.Range(0, 500).Select(Text)]);

        Assert.Contains("500 widgets", Refusal([.. Enumerable.Range(0, 501).Select(Text)]), StringComparison.Ordinal);
        Assert.Contains("500 metrics", Refusal(Metric($"\"metrics\":[{string.Join(',', Enumerable.Repeat("[\"N\",\"m\"]", 501))}]")), StringComparison.Ordinal);
    }

    private static string Metric(string properties) => $$$"""{"type":"metric","x":0,"y":0,"width":6,"height":6,"properties":{"region":"r",{{{properties}}} } }""";

    private static DashboardDouble Parse(params string[] widgets) => DashboardDouble.Parse($$"""{"widgets":[{{string.Join(',', widgets)}}]}""");

    private static string Refusal(params string[] widgets) => Assert.Throws<CloudWatchException>(() => Parse(widgets)).Message;
}
