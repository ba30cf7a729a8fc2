using System.Globalization;
using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class EmfIngestionTests
{
    private readonly CloudWatchMetrics _metrics = new();

    [Theory]
    [InlineData("7", 7, 1)]
    [InlineData("[1,2,3]", 6, 3)]
    [InlineData("""{"Values":[10,20],"Counts":[3,1],"Min":10,"Max":20,"Sum":50,"Count":4}""", 50, 4)]
    [InlineData("""{"Min":1,"Max":9,"Sum":30,"Count":5}""", 30, 5)]
    public void Every_form_of_a_value_is_read(string value, double sum, double count)
    {
        _metrics.Ingest(Sent.Line(0.5, value));

        var results = _metrics.GetMetricData($"[{Sent.Stat("s", returned: true)},{Sent.Stat("c", stat: "SampleCount", returned: true)}]", Sent.Start, Sent.Minute(5));

        Assert.Equal([(0, sum)], Sent.Points(results[0]));
        Assert.Equal([(0, count)], Sent.Points(results[1]));
    }

    [Fact]
    public void A_line_without_metric_metadata_is_ignored()
    {
        _metrics.Ingest("""{"timestamp":"2026-03-01T10:00:00Z","message":"hello"}""");
        _metrics.Ingest("no JSON");

        Assert.Empty(_metrics.MetricNames);
    }

    [Fact]
    public void Every_dimension_set_is_a_metric_of_its_own()
    {
        _metrics.Ingest("""{"_aws":{"Timestamp":0,"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[[],["A"],["A","B"]],"Metrics":[{"Name":"m"}]}]},"A":"1","B":"2","m":5}""");

        Assert.Equal(["N m ", "N m A=1", "N m A=1 B=2"], _metrics.MetricNames);
    }

    [Theory]
    [InlineData("Count/Second", true)]
    [InlineData("Kilobytes/Second", true)]
    [InlineData("Kibibytes", false)]
    [InlineData("ms", false)]
    public void A_unit_must_be_documented(string unit, bool accepted)
    {
        var error = Record.Exception(() => _metrics.Ingest(Sent.Line(0, "1", unit: unit)));

        Assert.Equal(accepted, error is null);
    }

    [Fact]
    public void More_than_a_hundred_values_are_refused()
    {
        string Values(int count) => $"[{string.Join(',', Enumerable.Range(0, count))}]";
        _metrics.Ingest(Sent.Line(0, Values(100)));

        Assert.Contains("1 to 100 values", Refusal(Sent.Line(0, Values(101))), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_a_hundred_metrics_in_a_directive_are_refused()
    {
        string Document(int count) =>
            $$$"""{"_aws":{"Timestamp":0,"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[[]],"Metrics":[{{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"Name":"m{{i}}"}"""))}}}]}]},{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"m{i.ToString(CultureInfo.InvariantCulture)}\":1"))}}}}""";
        _metrics.Ingest(Document(100));

        Assert.Contains("at most 100 metrics", Refusal(Document(101)), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_thirty_dimensions_are_refused()
    {
        string Document(int count) =>
            $$$"""{"_aws":{"Timestamp":0,"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[[{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"d{i}\""))}}}]],"Metrics":[{"Name":"m"}]}]},"m":1,{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"d{i}\":\"v\""))}}}}""";
        _metrics.Ingest(Document(30));

        Assert.Contains("at most 30 dimensions", Refusal(Document(31)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Service\":\"a\"", "\"Service\":1", "not a string")]
    [InlineData("\"Service\":\"a\"", "\"Other\":\"a\"", "not a member")]
    [InlineData("\"Service\":\"a\"", "\"Service\":\"\"", "1 to 1024 characters")]
    [InlineData(",\"m\":1", "", "not a member")]
    [InlineData("\"m\":1", "\"m\":\"1\"", "neither a number")]
    [InlineData("\"N\"", "\"\"", "1 to 255 characters")]
    [InlineData("\"N\"", "\"AWS/N\"", "begins with AWS/")]
    [InlineData("\"N\"", "\"N!\"", "not allowed")]
    [InlineData("\"Service\":\"a\"", "\"Service\":\"\u00e4\"", "not ASCII")]
    [InlineData("\"m\":1", "\"m\":1,\"m\":2", "Duplicate property")]
    [InlineData("\"m\":1", "\"m\":[1e120]", "2^360")]
    [InlineData("\"m\":1", "\"m\":", "in: {")]
    public void A_document_that_breaks_the_format_is_refused(string part, string broken, string reason) =>
        Assert.Contains(reason, Refusal(Sent.Line(0, "1").Replace(part, broken, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Values_and_counts_must_have_the_same_length() =>
        Assert.Contains("2 values and 1 counts", Refusal(Sent.Line(0, """{"Values":[1,2],"Counts":[1],"Min":1,"Max":2,"Sum":3,"Count":2}""")), StringComparison.Ordinal);

    private string Refusal(string line) => Assert.Throws<CloudWatchException>(() => _metrics.Ingest(line)).Message;
}
