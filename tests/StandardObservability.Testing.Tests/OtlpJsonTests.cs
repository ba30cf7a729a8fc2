using System.Globalization;
using System.Text.Json;
using Xunit;

namespace StandardObservability.Testing.Tests;

public sealed class OtlpJsonTests
{
    [Fact]
    public async Task Each_signal_is_an_export_request_on_one_line()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        Worker.Trace("work\nhard", ("text", "a"), ("number", 7), ("flag", true), ("share", double.NaN), ("list", new[] { 1, 2 }));
        worker.Count("acme.done", 3, "{item}", new KeyValuePair<string, object?>("kind", "web"));
        worker.Logger().LogInformationOf("otlp");
        using var file = new TemporaryFile(text: null);

        telemetry.WriteOtlpJson(file.Path);

        var lines = await File.ReadAllLinesAsync(file.Path);
        var span = Find(lines[0], "resourceSpans", "scopeSpans", "spans");
        var metric = Find(lines[1], "resourceMetrics", "scopeMetrics", "metrics");
        var record = Find(lines[2], "resourceLogs", "scopeLogs", "logRecords");
        Assert.Equal(3, lines.Length);
        Assert.Contains("""{"key":"service.name","value":{"stringValue":"worker"}}""", lines[0], StringComparison.Ordinal);
        Assert.Equal("work\nhard", span.GetProperty("name").GetString());
        Assert.Equal(1, span.GetProperty("kind").GetInt32());
        Assert.Equal(
            """[{"key":"text","value":{"stringValue":"a"}},{"key":"number","value":{"intValue":"7"}},{"key":"flag","value":{"boolValue":true}},{"key":"share","value":{"doubleValue":"NaN"}},{"key":"list","value":{"arrayValue":{"values":[{"intValue":"1"},{"intValue":"2"}]}}}]""",
            span.GetProperty("attributes").GetRawText());
        Assert.InRange(long.Parse(span.GetProperty("endTimeUnixNano").GetString()!, CultureInfo.InvariantCulture), long.Parse(span.GetProperty("startTimeUnixNano").GetString()!, CultureInfo.InvariantCulture), long.MaxValue);
        Assert.Equal(("acme.done", "{item}"), (metric.GetProperty("name").GetString(), metric.GetProperty("unit").GetString()));
        Assert.True(metric.GetProperty("sum").GetProperty("isMonotonic").GetBoolean());
        Assert.Equal(3, metric.GetProperty("sum").GetProperty("dataPoints")[0].GetProperty("asDouble").GetDouble());
        Assert.Equal("Worked for otlp", record.GetProperty("body").GetProperty("stringValue").GetString());
        Assert.Equal(9, record.GetProperty("severityNumber").GetInt32());
    }

    private static JsonElement Find(string line, string resources, string scopes, string items)
    {
        var all = JsonDocument.Parse(line).RootElement.GetProperty(resources)[0].GetProperty(scopes);
        return all.EnumerateArray().Single(static s => s.GetProperty("scope").GetProperty("name").GetString() == Worker.Name).GetProperty(items)[0];
    }
}
