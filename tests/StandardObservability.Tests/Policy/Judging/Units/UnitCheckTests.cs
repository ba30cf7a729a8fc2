using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Judging.Units;
using Xunit;

namespace StandardObservability.Tests.Policy.Judging.Units;

public sealed class UnitCheckTests
{
    [Theory]
    [InlineData("seconds", "s")]
    [InlineData("Milliseconds", "ms")]
    [InlineData("µs", "us")]
    [InlineData("MB", "MBy")]
    [InlineData("kB", "kBy")]
    [InlineData("B", "By")]
    [InlineData("bytes/sec", "By/s")]
    [InlineData("requests/second", "{request}/s")]
    [InlineData("rps", "{request}/s")]
    [InlineData("orders", "{order}")]
    [InlineData("Order Items", "{order_item}")]
    [InlineData("retries", "{retry}")]
    [InlineData("cookies", "{cookie}")]
    [InlineData("cache-misses", "{cache_miss}")]
    [InlineData("caches", "{cache}")]
    [InlineData("batches", "{batch}")]
    [InlineData("responses", "{response}")]
    [InlineData("classes", "{class}")]
    [InlineData("statuses", "{status}")]
    [InlineData("series", "{series}")]
    [InlineData("cpus", "{cpu}")]
    [InlineData("status", "{status}")]
    [InlineData("analysis", "{analysis}")]
    [InlineData("{two words}", "{two_word}")]
    [InlineData("ms ", "ms")]
    [InlineData("percent", "%")]
    public void Writes_the_unit_that_is_meant(string unit, string expected)
    {
        var finding = UnitCheck.Check(new InstrumentFacts("acme.x", InstrumentKind.Counter) { Unit = unit })!;

        Assert.Equal(expected, finding.Replacement);
        Assert.Equal($"Instrument 'acme.x' has the unit \"{unit}\", which is not UCUM.", finding.Problem);
        Assert.Equal($"Write \"{expected}\".", finding.Remedy);
        Assert.True(UcumUnit.IsValid(expected));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("orders per second (5 min)")]
    [InlineData("订单")]
    [InlineData("5")]
    [InlineData("{")]
    [InlineData("s//")]
    public void Writes_no_unit_when_none_is_certain(string unit)
    {
        var finding = UnitCheck.Check(new InstrumentFacts("acme.x", InstrumentKind.Histogram) { Unit = unit })!;

        Assert.Null(finding.Replacement);
        Assert.Equal("Write \"s\" for a duration, \"By\" for a size, or what is measured, as in \"{item}\".", finding.Remedy);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Reports_a_missing_unit(string? unit)
    {
        var finding = UnitCheck.Check(new InstrumentFacts("acme.x", InstrumentKind.Counter) { Unit = unit })!;

        Assert.Equal("Instrument 'acme.x' has no unit.", finding.Problem);
        Assert.Equal("Write what is counted in braces, as in \"{order}\", \"By\" for bytes, or \"1\" for a ratio.", finding.Remedy);
    }

    [Fact]
    public void Accepts_a_unit_of_UCUM() => Assert.Null(UnitCheck.Check(new InstrumentFacts("acme.x", InstrumentKind.Counter) { Unit = "{order}" }));
}
