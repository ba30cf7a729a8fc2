using OpenTelemetry.Context.Propagation;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

public sealed class TraceStateReaderTests
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Theory]
    [InlineData("a=b")]
    [InlineData("a=b, c=d")]
    [InlineData("a=b,a=c")]
    [InlineData("A=b")]
    [InlineData("a=b=c")]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("a=b", "c=d")]
    [InlineData("a=b", "junk")]
    public void The_value_is_what_OpenTelemetrys_propagator_reads_from_the_same_request(params string[] values)
    {
        var expected = new TraceContextPropagator().Extract(default, values, static (v, name) => name == "traceparent" ? [TraceParent] : v);

        Assert.NotEqual(default, expected.ActivityContext);
        Assert.Equal(expected.ActivityContext.TraceState, Read(values));
    }

    [Fact]
    public void Without_the_header_the_fallback_is_returned() => Assert.Equal("fallback", Read(null));

    private static string? Read(string[]? values) => TraceStateReader.Read(
        values,
        static (object? carrier, string name, out string? value, out IEnumerable<string>? all) =>
        {
            Assert.Equal("tracestate", name);
            var texts = carrier as string[];
            (value, all) = (texts is [var one] ? one : null, texts is [_, _, ..] ? texts : null);
        },
        "fallback");
}
