using System.Globalization;
using Xunit;

namespace StandardObservability.Tool.Tests.Verification;

/// <summary>Telemetry that tests captured, in the form of the OTLP file exporter.</summary>
public sealed class VerifyTelemetryTests : IDisposable
{
    private const string Resource = """
        { "attributes": [
          { "key": "service.name", "value": { "stringValue": "shop" } },
          { "key": "service.version", "value": { "stringValue": "1.0.0" } },
          { "key": "deployment.environment.name", "value": { "stringValue": "test" } } ] }
        """;

    private readonly TestFolder _folder = new();

    public VerifyTelemetryTests() => _folder.Write("telemetry.policy.json", PolicyText.Acme);

    public void Dispose() => _folder.Dispose();

    private ToolRun Verify(params string[] lines)
    {
        _folder.Write("telemetry.jsonl", string.Join('\n', lines.Select(static l => l.ReplaceLineEndings(" "))) + "\n");
        return ToolRun.Verify(_folder, "--telemetry", "telemetry.jsonl");
    }

    private static string Metric(string metric, string scope = "acme.shop", string resource = Resource) =>
        $$"""{ "resourceMetrics": [{ "resource": {{resource}}, "scopeMetrics": [{ "scope": { "name": "{{scope}}" }, "metrics": [{{metric}}] }] }] }""";

    private static string Span(string span) =>
        $$"""{ "resourceSpans": [{ "resource": {{Resource}}, "scopeSpans": [{ "scope": { "name": "acme.shop" }, "spans": [{{span}}] }] }] }""";

    private static string Log(string record) =>
        $$"""{ "resourceLogs": [{ "resource": {{Resource}}, "scopeLogs": [{ "scope": { "name": "Acme.Shop.Orders" }, "logRecords": [{{record}}] }] }] }""";

    private static string Text(string key, string value) => $$"""{ "key": "{{key}}", "value": { "stringValue": "{{value}}" } }""";

    [Fact]
    public void Telemetry_that_conforms_has_no_findings()
    {
        var run = Verify(
            Metric($$"""{ "name": "acme.order.placed", "unit": "{order}", "sum": { "isMonotonic": true, "dataPoints": [{ "attributes": [{{Text("acme.order.channel", "web")}}] }] } }"""),
            Span($$"""{ "name": "place order", "attributes": [{{Text("acme.user.id", "u1")}}, { "key": "http.response.status_code", "value": { "intValue": "200" } }] }"""),
            "",
            Log("""{ "body": { "stringValue": "placed" }, "attributes": [{ "key": "OrderId", "value": { "intValue": 7 } }] }"""));

        Assert.Empty(run.Findings);
        Assert.Contains("Telemetry: 3 metrics, spans and log records of owned names were judged, and 0 of third parties were counted.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "order_count", "unit": "{order}", "sum": { "isMonotonic": true } }""", "TEL101 order_count")]
    [InlineData("""{ "name": "acme.order.paid", "unit": "orders", "sum": { "isMonotonic": true } }""", "TEL103 acme.order.paid")]
    [InlineData("""{ "name": "acme.order.placed", "unit": "{order}", "sum": { } }""", "TEL105 acme.order.placed")]
    [InlineData("""{ "name": "acme.order.placed", "unit": "{order}", "histogram": { } }""", "TEL105 acme.order.placed")]
    [InlineData("""{ "name": "acme.order.placed", "unit": "{order}", "exponentialHistogram": { } }""", "TEL105 acme.order.placed")]
    public void A_metric_is_judged_by_name_unit_and_kind(string metric, string finding) => Assert.Equal([finding], Verify(Metric(metric)).Targets);

    [Fact]
    public void Attributes_of_points_are_judged_by_key_type_and_value()
    {
        var run = Verify(Metric($$"""
            { "name": "acme.order.placed", "unit": "{order}", "sum": { "isMonotonic": true, "dataPoints": [{ "attributes": [
              {{Text("acme.user.id", "u1")}}, {{Text("acme.order.channel", "phone")}}, { "key": "acme.tenant.tier", "value": { "intValue": "3" } } ] }] } }
            """));

        Assert.Equal(["TEL107 acme.user.id", "TEL305 acme.order.channel", "TEL305 acme.tenant.tier"], run.Targets);
    }

    [Fact]
    public void Telemetry_of_third_parties_is_counted_and_never_fails()
    {
        var run = Verify(Metric("""{ "name": "Bad Name", "sum": { } }""", scope: "Npgsql"));

        Assert.Empty(run.Findings);
        Assert.Contains("0 metrics, spans and log records of owned names were judged, and 1 of third parties were counted.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_that_the_project_creates_is_owned_whatever_its_name()
    {
        _folder.Write("obj/telemetry.sarif", SarifText.Of("""{ "ruleId": "TEL001", "message": { "text": "meter shop" }, "properties": { "customProperties": { "kind": "meter", "name": "shop" } } }"""));

        Assert.Equal(["TEL101 order_count"], Verify(Metric("""{ "name": "order_count", "unit": "{order}", "gauge": { } }""", scope: "shop")).Targets);
    }

    [Fact]
    public void A_missing_resource_attribute_is_reported()
    {
        var run = Verify(Metric("""{ "name": "acme.order.placed", "unit": "{order}", "sum": { "isMonotonic": true } }""", resource: $$"""{ "attributes": [{{Text("service.name", "unknown_service:dotnet")}}] }"""));

        Assert.Equal(["TEL405 deployment.environment.name", "TEL405 service.name", "TEL405 service.version"], run.Targets.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void More_series_than_the_limit_are_reported_once_for_the_metric()
    {
        static string Point(int tenant) => $$"""{ "name": "acme.order.paid", "unit": "{order}", "sum": { "isMonotonic": true, "dataPoints": [{ "attributes": [{{Text("acme.tenant", tenant.ToString(CultureInfo.InvariantCulture))}}] }] } }""";
        var run = Verify([.. Enumerable.Range(0, 501).Concat(Enumerable.Range(0, 100)).Select(static i => Metric(Point(i)))]);

        Assert.Equal(["TEL113 acme.order.paid"], run.Targets);
        Assert.Equal("Metric 'acme.order.paid' of 'shop' has 501 series, and the limit is 500.", run.Findings[0].GetProperty("problem").GetString());
    }

    [Fact]
    public void Counting_ends_long_before_memory_does()
    {
        static string Points(int from) => string.Join(',', Enumerable.Range(from, 1000).Select(static i => $$"""{ "attributes": [{{Text("acme.id", i.ToString(CultureInfo.InvariantCulture))}}] }"""));
        var run = Verify([.. Enumerable.Range(0, 120).Select(static i => Metric($$"""{ "name": "acme.order.paid", "unit": "{order}", "gauge": { "dataPoints": [{{Points(i * 1000)}}] } }"""))]);

        Assert.Equal("Metric 'acme.order.paid' of 'shop' has 100000 or more series, and the limit is 500.", run.Findings[0].GetProperty("problem").GetString());
    }

    [Fact]
    public void Values_spans_and_log_records_beyond_the_limits_are_reported()
    {
        var many = string.Join(',', Enumerable.Range(0, 129).Select(static i => Text($"acme.a{i}", "v")));
        var run = Verify(
            Span($$"""{ "name": "import", "attributes": [{{Text("acme.note", new string('x', 8193))}}] }"""),
            Span($$"""{ "name": "export", "attributes": [{{many}}] }"""),
            Log($$"""{ "severityText": "Error", "body": { "stringValue": "{{new string('x', 16001)}}" } }"""));

        Assert.Equal(["TEL307 acme.note", "TEL307 export", "TEL307 Error"], run.Targets);
        Assert.Equal([1, 2, 3], run.Findings.Select(static f => f.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void A_secret_in_a_log_record_is_a_warning()
    {
        var run = Verify(Log($$"""{ "attributes": [{{Text("Password", "hunter2")}}] }"""));

        Assert.Equal(["TEL204 Password"], run.Targets);
        Assert.Equal("warn", run.Findings[0].GetProperty("mode").GetString());
        Assert.DoesNotContain("hunter2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_the_library_redacted_is_no_finding_and_another_one_is()
    {
        _folder.Write("telemetry.policy.json", PolicyText.With("\"deny_on\": [\"metric\"]", "\"class\": \"Private\""));

        var run = Verify(Span($$"""{ "name": "pay", "attributes": [{{Text("acme.user.id", "REDACTED-classified")}}] }"""));
        var leak = Verify(Span($$"""{ "name": "pay", "attributes": [{{Text("acme.user.id", "u1 REDACTED-classified")}}] }"""));

        Assert.Empty(run.Findings);
        Assert.Equal(["TEL204 acme.user.id"], leak.Targets);
    }

    [Fact]
    public void Whole_numbers_are_compared_with_the_values_that_the_policy_allows()
    {
        _folder.Write("telemetry.policy.json", PolicyText.With("\"type\": \"string\", \"max_values\": 5", "\"type\": { \"members\": [{ \"value\": 1 }, { \"value\": 2 }] }"));

        static string Tier(string value) => Span($$"""{ "name": "pay", "attributes": [{ "key": "acme.tenant.tier", "value": { "intValue": {{value}} } }] }""");

        Assert.Empty(Verify(Tier("2"), Tier("\"1\"")).Findings);
        Assert.Equal(["TEL305 acme.tenant.tier"], Verify(Tier("3")).Targets);
    }
}
