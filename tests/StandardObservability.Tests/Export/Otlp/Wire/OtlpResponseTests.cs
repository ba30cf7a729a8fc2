using CsCheck;
using StandardObservability.Export.Otlp.Wire;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Wire;

public sealed class OtlpResponseTests
{
    [Theory]
    [InlineData(0, "", "")]
    [InlineData(0, "", "0A00")]
    [InlineData(3, "", "0A020803")]
    [InlineData(300, "", "0A0308AC02")]
    [InlineData(3, "test", "0A081204746573740803")]
    [InlineData(0, "\n\v\f", "0A0512030A0B0C")]
    [InlineData(0, "", "0A7F08")]
    public void A_partial_success_has_the_rejected_items_and_the_reason(long rejected, string message, string response)
        => Assert.Equal((rejected, message), OtlpResponse.ReadPartialSuccess(Convert.FromHexString(response)));

    [Theory]
    [InlineData("", "")]
    [InlineData("bad", "08031203626164")]
    [InlineData("", "0803127F6261")]
    public void A_refusal_has_a_message(string message, string response)
        => Assert.Equal(message, OtlpResponse.FindStatusMessage(Convert.FromHexString(response)));

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Gen.Byte.Array[0, 50].Sample(static bytes =>
    {
        OtlpResponse.ReadPartialSuccess(bytes);
        OtlpResponse.FindStatusMessage(bytes);
    });
}
