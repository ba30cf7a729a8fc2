using CsCheck;
using StandardObservability.Text;
using Xunit;

namespace StandardObservability.Tests.Text;

public sealed class LenientJsonTests
{
    [Fact]
    public void Members_of_the_right_kind_are_read()
    {
        var document = LenientJson.Parse("""{"text":"a","whole":7,"share":0.5,"time":1.5e0,"object":{"text":"b"},"array":["c",{"text":"d"}]}""");

        Assert.Equal(("a", "a", "7"), (document.Text("text"), document.TextOrNumber("text"), document.TextOrNumber("whole")));
        Assert.Equal((7.0, 0.5), (document.Number("whole"), document.Number("share")));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1.5), document.UnixTime("time"));
        Assert.Equal("b", document.Member("object").Text("text"));
        Assert.Equal(["c", null], document.Member("array").Items().Select(static i => i.Text()));
        Assert.Equal(["text", "whole", "share", "time", "object", "array"], document.Members().Select(static m => m.Key));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"m":null}""")]
    [InlineData("""{"m":true}""")]
    [InlineData("""{"m":[]}""")]
    [InlineData("""{"m":{}}""")]
    [InlineData("""{"m":"\ud800"}""")]
    [InlineData("""{"m":"\udc00\ud800"}""")]
    [InlineData("""{"m":"a\udfff"}""")]
    [InlineData("""{"\ud800":"x"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_missing_of_another_kind_or_not_valid_text_reads_as_missing(string? json)
    {
        var document = LenientJson.Parse(json);

        Assert.Equal((null, null, null, null, null), (document.Text(), document.Text("m"), document.TextOrNumber("m"), document.Number("m"), document.UnixTime("m")));
        Assert.Empty(document.Member("m").Items());
        Assert.Empty(document.Member("m").Members());
    }

    [Fact]
    public void Half_of_a_surrogate_pair_costs_only_the_member_that_has_it()
    {
        var document = LenientJson.Parse("""{"\ud800":"x","good":"1","bad":"\ud800","pair":"\ud83d\ude00"}""");

        Assert.Equal(("1", "\U0001F600"), (document.Text("good"), document.Text("pair")));
        Assert.Equal([("good", "1"), ("bad", null), ("pair", "\U0001F600")], document.Members().Select(static m => (m.Key, m.Value.Text())));
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    public void A_number_without_an_end_is_missing(string number) => Assert.Null(LenientJson.Parse($$"""{"n":{{number}}}""").Number("n"));

    [Theory]
    [InlineData("-1")]
    [InlineData("253402300800")]
    public void A_time_outside_of_the_calendar_is_missing(string seconds) => Assert.Null(LenientJson.Parse($$"""{"t":{{seconds}}}""").UnixTime("t"));

    [Fact]
    public void No_document_makes_it_throw()
    {
        var pieces = Gen.OneOf(((string[])["{", "}", "[", "]", ":", ",", "\"m\"", "\"\\ud800\"", "\"\\udc00m\"", "1", "1e999", "null", "\"x\"", "\ud800"]).Select(Gen.Const).ToArray());
        pieces.Array[0, 12].Sample(
            static parts =>
            {
                var document = LenientJson.Parse(string.Concat(parts));
                _ = (document.Text(), document.Text("m"), document.TextOrNumber("m"), document.Number("m"), document.UnixTime("m"));
                Assert.All(document.Members(), static m => m.Value.Text());
                Assert.All(document.Items(), static i => Assert.All(i.Members(), static m => Assert.NotNull(m.Key)));
            },
            iter: 20_000);
    }
}
