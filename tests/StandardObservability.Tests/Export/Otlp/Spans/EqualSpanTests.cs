using System.Diagnostics;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Spans;

/// <summary>The same spans arrive as OpenTelemetry's own exporter sends them. The judge is a decoder that is not ours.</summary>
[Collection(AloneTests.Name)]
public sealed class EqualSpanTests
{
    [JudgedTheory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Every_field_arrives_as_OpenTelemetrys_exporter_sends_it(string protocol)
    {
        await using var compared = await ComparedSpans.StartAsync(protocol);
        using var described = new ActivitySource(new ActivitySourceOptions("Compared.Described")
        {
            Version = "1.2.3",
            TelemetrySchemaUrl = "https://opentelemetry.io/schemas/1.30.0",
            Tags = [.. Enumerable.Range(0, 140).Select(static n => KeyValuePair.Create($"scope {n}", (object?)n)), new("last", "x")],
        });
        using var sameName = new ActivitySource("Compared.Described", "2.0");

        SampleSpans.Emit(compared.Host.Source, [.. SampleSpans.Values, .. SampleSpans.Large]);
        SampleSpans.Emit(described, SampleSpans.Values);
        sameName.StartActivity("same name")!.Dispose();

        var spans = await compared.CompareAsync();
        Assert.InRange(spans.Count, 2 * SampleSpans.Values.Count(), 400);
        Assert.Contains(spans, static s => s.ScopeName == "Compared.Described");
    }

    [JudgedTheory]
    [InlineData("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", "7")]
    [InlineData("OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", "1")]
    [InlineData("OTEL_ATTRIBUTE_COUNT_LIMIT", "2")]
    [InlineData("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "0")]
    [InlineData("OTEL_SPAN_EVENT_COUNT_LIMIT", "3")]
    [InlineData("OTEL_SPAN_LINK_COUNT_LIMIT", "0")]
    [InlineData("OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", "1")]
    [InlineData("OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", "5")]
    [InlineData("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "-1")]
    [InlineData("OTEL_ATTRIBUTE_COUNT_LIMIT", "many")]
    public async Task Limits_are_those_of_OpenTelemetrys_exporter(string variable, string limit)
    {
        Environment.SetEnvironmentVariable(variable, limit);
        try
        {
            await using var compared = await ComparedSpans.StartAsync("http/protobuf");
            SampleSpans.Emit(compared.Host.Source, SampleSpans.Values);

            await compared.CompareAsync();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [JudgedFact]
    public async Task An_attribute_that_repeats_is_the_same_each_time()
    {
        await using var compared = await ComparedSpans.StartAsync("http/protobuf");
        for (var i = 0; i < 300; i++)
        {
            using var span = compared.Host.Source.StartActivity("again");
            span!.SetTag("constant", "täxt").SetTag("short", "").SetTag("of three", $"{i % 3}").SetTag("unique", $"{i}").SetTag("long", new string('x', 100 + (i % 60)));
        }

        Assert.Equal(300, (await compared.CompareAsync()).Count);
    }
}
