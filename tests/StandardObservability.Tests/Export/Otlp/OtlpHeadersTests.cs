using StandardObservability.Export.Otlp;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp;

public sealed class OtlpHeadersTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("x-key=abc", "x-key: abc")]
    [InlineData(" x-key = a b , y=1,", "x-key: a b|y: 1")]
    [InlineData("authorization=Basic%20dXNlcjpwdw==", "Authorization: Basic dXNlcjpwdw==")]
    [InlineData("x=a%2Cb,y=c%3D1", "x: a,b|y: c=1")]
    [InlineData("x=1,x=2", "x: 1, 2")]
    [InlineData("x=", "x: ")]
    public void Pairs_are_decoded_after_the_list_is_split(string? list, string expected)
    {
        using var request = new HttpRequestMessage();

        OtlpHeaders.Parse(list)!.AddTo(request.Headers);

        Assert.Equal(expected, string.Join('|', request.Headers.Select(static h => $"{h.Key}: {string.Join(", ", h.Value)}")));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("=abc")]
    [InlineData("bad name=1")]
    [InlineData("x=1%0Ay")]
    [InlineData("content-type=text/plain")]
    [InlineData("authorization=a,authorization=b")]
    public void A_list_with_a_part_that_is_not_a_header_is_rejected(string list) => Assert.Null(OtlpHeaders.Parse(list));
}
