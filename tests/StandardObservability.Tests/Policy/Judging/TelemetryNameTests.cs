using CsCheck;
using StandardObservability.Conventions.Policy.Judging;
using Xunit;

namespace StandardObservability.Tests.Policy.Judging;

public sealed class TelemetryNameTests
{
    [Theory]
    [InlineData("acme.order.placed")]
    [InlineData("a")]
    [InlineData("acme.order_2.placed3")]
    public void Accepts_words_that_are_joined_by_dots_and_underscores(string name) => Assert.Null(TelemetryName.FindFault(name));

    [Theory]
    [InlineData("", "is empty", "name")]
    [InlineData("1st.order", "does not begin with a letter, so OpenTelemetry ignores it", "st.order")]
    [InlineData("_order", "does not begin with a letter, so OpenTelemetry ignores it", "order")]
    [InlineData("订单", "does not begin with a letter, so OpenTelemetry ignores it", "name")]
    [InlineData("acme.orderPlaced", "contains upper-case letters", "acme.order_placed")]
    [InlineData("Acme.Orders", "contains upper-case letters", "acme.orders")]
    [InlineData("acme-orders", "contains '-'", "acme_orders")]
    [InlineData("acme/orders", "contains '/'", "acme.orders")]
    [InlineData("acme orders", "contains the character U+0020, so OpenTelemetry ignores it", "acme_orders")]
    [InlineData("acme.é", "contains the character U+00E9, so OpenTelemetry ignores it", "acme")]
    [InlineData("acme..x", "has a '.' without a word after it", "acme.x")]
    [InlineData("acme._x", "has a '.' without a word after it", "acme.x")]
    [InlineData("acme.", "has a '.' without a word after it", "acme")]
    public void Names_what_is_wrong_and_corrects_it(string name, string fault, string corrected)
    {
        Assert.Equal(fault, TelemetryName.FindFault(name));
        Assert.Equal(corrected, TelemetryName.Correct(name));
    }

    [Fact]
    public void Two_hundred_and_fifty_five_characters_are_possible()
    {
        Assert.Null(TelemetryName.FindFault(new string('a', 255)));
        Assert.Equal("has 256 characters, and 255 are possible", TelemetryName.FindFault(new string('a', 256)));
    }

    [Fact]
    public void A_corrected_name_has_no_fault() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["aB1._-/ é"], 250, 520])
        .Sample(static name => TelemetryName.FindFault(TelemetryName.Correct(name)) == null, iter: 20_000);
}
