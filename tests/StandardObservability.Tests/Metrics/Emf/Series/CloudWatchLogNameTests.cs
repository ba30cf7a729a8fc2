using StandardObservability.Metrics.Emf.Series;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf.Series;

public sealed class CloudWatchLogNameTests
{
    [Theory]
    [InlineData("shop-metrics", "shop-metrics")]
    [InlineData("/ecs/Shop_1.2#x", "/ecs/Shop_1.2#x")]
    [InlineData("café shop:1*", "caf__shop_1_")]
    [InlineData("", "_")]
    public void A_log_group_has_only_allowed_characters(string text, string expected)
    {
        Assert.Equal(expected, CloudWatchLogName.Group(text));
        Assert.Equal(512, CloudWatchLogName.Group(new string('g', 600)).Length);
    }

    [Theory]
    [InlineData("café shop/1", "café shop/1")]
    [InlineData("a:b*c\nd", "a_b_c_d")]
    public void A_log_stream_has_no_colon_and_no_asterisk(string text, string expected) => Assert.Equal(expected, CloudWatchLogName.Stream(text));
}
