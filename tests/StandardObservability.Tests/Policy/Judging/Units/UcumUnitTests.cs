using CsCheck;
using StandardObservability.Conventions.Policy.Judging.Units;
using Xunit;

namespace StandardObservability.Tests.Policy.Judging.Units;

public sealed class UcumUnitTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("%")]
    [InlineData("s")]
    [InlineData("ms")]
    [InlineData("By")]
    [InlineData("KiBy")]
    [InlineData("By/s")]
    [InlineData("/s")]
    [InlineData("{order}")]
    [InlineData("{order}/min")]
    [InlineData("%{utilization}")]
    [InlineData("m2")]
    [InlineData("m.s-2")]
    [InlineData("kW.h")]
    [InlineData("10*3{order}")]
    [InlineData("rpm")]
    [InlineData("dB")]
    [InlineData("[degF]")]
    [InlineData("us")]
    public void Accepts_a_unit_of_UCUM(string unit) => Assert.True(UcumUnit.IsValid(unit));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" s")]
    [InlineData("orders")]
    [InlineData("MB")]
    [InlineData("kB")]
    [InlineData("B")]
    [InlineData("KB")]
    [InlineData("kWh")]
    [InlineData("µs")]
    [InlineData("sec")]
    [InlineData("{}")]
    [InlineData("{order")]
    [InlineData("order}")]
    [InlineData("{{order}}")]
    [InlineData("{a}{b}")]
    [InlineData("{order}s")]
    [InlineData("{an order}")]
    [InlineData("{commande passée}")]
    [InlineData("/")]
    [InlineData("//s")]
    [InlineData("s/")]
    [InlineData("s..m")]
    [InlineData("s.")]
    [InlineData("s-")]
    [InlineData("2s")]
    [InlineData("kmin")]
    public void Rejects_what_is_no_unit_of_UCUM(string unit) => Assert.False(UcumUnit.IsValid(unit));

    [Fact]
    public void Judges_any_text_without_an_exception() => Gen.String[Gen.Char["{}/.-+1s{}MB[]%"], 0, 12].Sample(static text => UcumUnit.IsValid(text) || true);
}
