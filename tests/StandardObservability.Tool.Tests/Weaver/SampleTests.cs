using System.Text.Json;
using Xunit;

namespace StandardObservability.Tool.Tests.Weaver;

/// <summary>Captured telemetry as samples of Weaver's live check.</summary>
public sealed class SampleTests : IDisposable
{
    private static readonly string Closed = PolicyText.With("\"owned\":", "\"catalogue\": \"closed\", \"rules\": { \"TEL102\": \"enforce\" }, \"owned\":");

    private readonly TestFolder _folder = new();

    public SampleTests() => _folder.Write("telemetry.policy.json", Closed);

    public void Dispose() => _folder.Dispose();

    private static string Spans(string spans, string scope = "acme.shop") =>
        $$"""{ "resourceSpans": [{ "scopeSpans": [{ "scope": { "name": "{{scope}}" }, "spans": [{{spans}}] }] }] }""";

    private static string Metrics(string metrics) => $$"""{ "resourceMetrics": [{ "scopeMetrics": [{ "scope": { "name": "acme.shop" }, "metrics": [{{metrics}}] }] }] }""";

    private static string Logs(string records) => $$"""{ "resourceLogs": [{ "scopeLogs": [{ "scope": { "name": "Acme.Shop" }, "logRecords": [{{records}}] }] }] }""";

    private static string Attribute(string key, string value) => $$"""{ "key": "{{key}}", "value": { {{value}} } }""";

    private IReadOnlyList<string> Export(params string[] lines)
    {
        _folder.Write("telemetry.jsonl", string.Join('\n', lines.Select(static l => l.ReplaceLineEndings(" "))));
        Assert.Equal(0, ToolRun.In(_folder.Path, "export", "out", "--telemetry", "telemetry.jsonl").ExitCode);
        return [.. _folder.Read("out/samples.json").Split('\n').Where(static l => l.StartsWith('{')).Select(static l => l.TrimEnd(','))];
    }

    private IReadOnlyList<string> LiveCheckOf() => LiveCheck.Run(_folder.Read("out/registry.yaml"), _folder.Read("out/samples.json"));

    private HashSet<string> Verify() =>
    [
        .. ToolRun.Verify(_folder, "--telemetry", "telemetry.jsonl").Findings.Where(static f => f.TryGetProperty("weaverId", out _))
            .Select(static f => $"{f.GetProperty("weaverId").GetString()} {f.GetProperty("target").GetString()}"),
    ];

    [Fact]
    public void Each_different_sample_is_written_once_and_without_values_that_are_not_compared()
    {
        var span = $$"""{ "name": "pay", "kind": 3, "attributes": [{{Attribute("acme.user.id", "\"stringValue\": \"u1\"")}}, {{Attribute("acme.order.channel", "\"stringValue\": \"web\"")}}] }""";
        var samples = Export(
            Spans(span + "," + span.Replace("u1", "u2", StringComparison.Ordinal)),
            Spans(span, scope: "Npgsql"),
            Metrics($$"""{ "name": "acme.order.placed", "unit": "{order}", "histogram": { "dataPoints": [{ "count": "7", "attributes": [{{Attribute("otel.metric.overflow", "\"boolValue\": true")}}] }] } }"""),
            Logs($$"""{ "attributes": [{{Attribute("OrderId", "\"intValue\": 7")}}, {{Attribute("acme.tenant.tier", "\"intValue\": \"7\"")}}] }, { "attributes": [{{Attribute("OrderId", "\"intValue\": 8")}}] }"""));

        Assert.Equal(
            [
                """{"span":{"name":"pay","kind":"client","attributes":[{"name":"acme.order.channel","type":"string","value":"web"},{"name":"acme.user.id","type":"string"}],"span_events":[]}}""",
                """{"metric":{"name":"acme.order.placed","instrument":"histogram","unit":"{order}","data_points":[{"attributes":[],"count":0}]}}""",
                """{"log":{"event_name":"","attributes":[{"name":"acme.tenant.tier","type":"int"}]}}""",
            ],
            samples);
    }

    [Fact]
    public void Verify_and_the_live_check_differ_only_where_the_page_says_so()
    {
        Export(Spans($$"""
            { "name": "pay", "kind": "SPAN_KIND_SERVER", "events": [{ "name": "e", "attributes": [{{Attribute("acme.unknown", "\"boolValue\": true")}}] }], "attributes": [
              {{Attribute("acme.order.channel", "\"stringValue\": \"phone\"")}},
              {{Attribute("acme.tenant.tier", "\"arrayValue\": { \"values\": [{ \"intValue\": 1 }] }")}},
              {{Attribute("http.request.header.accept", "\"stringValue\": \"text\"")}},
              {{Attribute("acme.user.id", "\"stringValue\": \"REDACTED-classified\"")}},
              {{Attribute("app.jank.period", "\"intValue\": 3")}},
              {{Attribute("http.request.method", "\"stringValue\": \"BREW\"")}},
              {{Attribute("code.function", "\"stringValue\": \"x\"")}},
              {{Attribute("http.status_code", "\"stringValue\": \"x\"")}} ] }
            """));

        var (liveCheck, verify) = (LiveCheckOf(), Verify());

        Assert.Subset(liveCheck.ToHashSet(StringComparer.Ordinal), verify);
        Assert.Equal(
            ["missing_attribute acme.unknown", "type_mismatch acme.tenant.tier", "type_mismatch http.request.header.accept", "undefined_enum_variant acme.order.channel"],
            verify.Where(static v => !v.StartsWith("deprecated", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["deprecated code.function", "type_mismatch app.jank.period", "type_mismatch http.status_code", "undefined_enum_variant http.request.method"],
            liveCheck.Except(verify, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{ \"name\": \"acme.order.placed\", \"unit\": \"s\", \"gauge\": { } }")]
    [InlineData("{ \"name\": \"acme.order.placed\", \"gauge\": { \"dataPoints\": [{ }, 3, { \"attributes\": 7 }] } }")]
    public void A_metric_of_another_kind_and_unit_is_two_findings(string metric)
    {
        Export(Metrics(metric));

        Assert.Equal(["unexpected_instrument acme.order.placed", "unit_mismatch acme.order.placed"], LiveCheckOf());
        Assert.Equal(LiveCheckOf(), Verify().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Telemetry_of_others_and_summaries_are_no_samples()
    {
        Assert.Empty(Export(Spans("""{ "name": "q" }""", scope: "Npgsql"), Metrics("""{ "name": "acme.a", "summary": { } }, { "gauge": { } }, 7""")));
        Assert.Equal(0, JsonElement.Parse(_folder.Read("out/samples.json")).GetArrayLength());
    }
}
