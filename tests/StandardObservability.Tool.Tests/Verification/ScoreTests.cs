using System.Globalization;
using System.Text.Json;
using Xunit;

namespace StandardObservability.Tool.Tests.Verification;

/// <summary>The part of the Instrumentation Score that captured telemetry decides.</summary>
public sealed class ScoreTests : IDisposable
{
    private const string Named = """{ "attributes": [{ "key": "service.name", "value": { "stringValue": "shop" } }, { "key": "service.instance.id", "value": { "stringValue": "i-1" } }] }""";
    private const string Unnamed = """{ "attributes": [] }""";

    private readonly TestFolder _folder = new();

    public ScoreTests() => _folder.Write("telemetry.policy.json", PolicyText.Acme);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("acme.order.placed", "{order}", "")]
    [InlineData("http.server.request.duration", "s", "")]
    [InlineData("acme.order.placed", "", "MET-002")]
    [InlineData("acme.order.placed", "orders", "MET-002")]
    [InlineData("acme.order.duration.seconds", "s", "MET-005")]
    [InlineData("acme.order_bytes", "By", "MET-005")]
    [InlineData("acme.order.ms", "ms", "MET-005")]
    [InlineData("acme.orders", "{orders}", "")]
    [InlineData("http.response.status_code", "1", "MET-006")]
    public void A_metric_is_judged_by_unit_and_name(string name, string unit, string failed)
        => Assert.Equal(failed, Failed(Verify(Metric(Named, name, unit))));

    [Fact]
    public void The_score_is_that_of_the_formula()
    {
        // RES-001 and RES-005 passed (20 + 40), MET-001 and MET-006 passed (30 + 30), MET-002 failed (30), MET-005 passed (20): 140 of 170.
        var score = Verify(Metric(Named, "acme.order.placed", "orders"));

        Assert.Equal(82.35, score.GetProperty("score").GetDouble());
        Assert.True(score.GetProperty("partial").GetBoolean());
        Assert.Equal(["MET-001", "MET-005", "MET-006", "RES-001", "RES-005"], score.GetProperty("passed").EnumerateArray().Select(static r => r.GetString()));
    }

    [Fact]
    public void Rules_of_the_policy_are_not_part_of_the_score()
        => Assert.Equal(100, Verify(Metric(Named, "BadName", "{order}")).GetProperty("score").GetDouble());

    [Fact]
    public void A_resource_without_name_and_instance_fails_both_rules()
        => Assert.Equal("RES-001,RES-005", Failed(Verify(Metric(Unnamed, "acme.order.placed", "{order}"))));

    [Theory]
    [InlineData("""{ "severityNumber": 9 }""", "")]
    [InlineData("""{ "severityNumber": "SEVERITY_NUMBER_INFO" }""", "")]
    [InlineData("""{ "severityNumber": 0 }""", "LOG-002")]
    [InlineData("""{ "severityNumber": "SEVERITY_NUMBER_UNSPECIFIED" }""", "LOG-002")]
    [InlineData("""{ "body": { "stringValue": "x" } }""", "LOG-002")]
    public void A_log_record_needs_a_severity(string record, string failed)
        => Assert.Equal(failed, Failed(Verify($$"""{ "resourceLogs": [{ "resource": {{Named}}, "scopeLogs": [{ "logRecords": [{{record}}] }] }] }""")));

    [Theory]
    [InlineData(10, 1, 9_000_000, "")]
    [InlineData(11, 1, 9_000_000, "SPA-001")]
    [InlineData(30, 2, 9_000_000, "")]
    [InlineData(20, 2, 4_999_999, "")]
    [InlineData(21, 2, 4_999_999, "SPA-005")]
    [InlineData(21, 2, 5_000_000, "")]
    [InlineData(21, 1, 0, "SPA-001,SPA-005")]
    public void Spans_of_a_trace_are_counted(int number, int kind, int nanoseconds, string failed)
    {
        var spans = Enumerable.Range(0, number).Select(i => Span("0af7651916cd43dd8448eb211c80319c", kind, nanoseconds));

        Assert.Equal(failed, Failed(Verify([.. spans])));
    }

    [Fact]
    public void Spans_of_different_traces_are_not_added_up()
        => Assert.Equal("", Failed(Verify([.. Enumerable.Range(0, 100).Select(static i => Span($"trace-{i}", 1, 0))])));

    [Theory]
    [InlineData(9_999, 0, "", true)]
    [InlineData(10_010, 0, "MET-001", true)]
    [InlineData(10_010, 1_000_000_000, "", false)]
    public void Ten_thousand_values_of_an_attribute_within_an_hour_fail(int values, long nanosecondsBetween, string failed, bool isDecided)
    {
        var points = Enumerable.Range(0, values).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{ "timeUnixNano": "{{1_800_000_000_000_000_000 + (i * nanosecondsBetween)}}", "attributes": [{ "key": "id", "value": { "intValue": {{i}} } }] }"""));
        var score = Verify(Metric(Named, "acme.order.placed", "{order}", string.Join(',', points)));

        Assert.Equal(failed, Failed(score));
        Assert.Equal(isDecided && failed.Length == 0, score.GetProperty("passed").EnumerateArray().Any(static r => r.GetString() == "MET-001"));
    }

    [Fact]
    public void The_text_says_that_the_score_is_partial()
    {
        _folder.Write("telemetry.jsonl", Metric(Named, "acme.order.placed", "{order}"));

        Assert.Contains(
            "Instrumentation Score of shop: 100 of 100. It is partial: 6 rules could be decided, all passed.",
            ToolRun.In(_folder.Path, "verify", "--telemetry", "telemetry.jsonl").Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "resourceMetrics": [1, {}, { "resource": 5, "scopeMetrics": [{ "metrics": [null, 7, { "name": 3, "unit": [], "sum": { "dataPoints": [{ "attributes": [0, {}] }] } }] }] }] }""")]
    [InlineData("""{ "resourceSpans": [{ "scopeSpans": [{ "spans": [null, { "traceId": 1, "kind": {}, "startTimeUnixNano": "x" }] }] }] }""")]
    [InlineData("""{ "resourceLogs": [{ "scopeLogs": [{ "logRecords": [null, { "severityNumber": [] }] }] }] }""")]
    [InlineData("""{ "resourceSpans": [] }""")]
    public void Telemetry_of_another_form_is_no_crash(string line)
    {
        _folder.Write("telemetry.jsonl", line);

        Assert.NotEqual(4, ToolRun.Verify(_folder, "--telemetry", "telemetry.jsonl").ExitCode);
    }

    private static string Metric(string resource, string name, string unit, string points = "{}") =>
        $$"""{ "resourceMetrics": [{ "resource": {{resource}}, "scopeMetrics": [{ "scope": { "name": "acme.shop" }, "metrics": [{ "name": "{{name}}", "unit": "{{unit}}", "sum": { "isMonotonic": true, "dataPoints": [{{points}}] } }] }] }] }""";

    private static string Span(string trace, int kind, int nanoseconds) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{ "resourceSpans": [{ "resource": {{Named}}, "scopeSpans": [{ "spans": [{ "traceId": "{{trace}}", "name": "x", "kind": {{kind}}, "startTimeUnixNano": "1800000000000000000", "endTimeUnixNano": "{{1_800_000_000_000_000_000 + nanoseconds}}" }] }] }] }""");

    private JsonElement Verify(params string[] lines)
    {
        _folder.Write("telemetry.jsonl", string.Join('\n', lines));
        return ToolRun.Verify(_folder, "--telemetry", "telemetry.jsonl").Json.GetProperty("instrumentationScores").EnumerateArray().Single();
    }

    private static string Failed(JsonElement score) => string.Join(',', score.GetProperty("failed").EnumerateArray().Select(static r => r.GetString()));
}
