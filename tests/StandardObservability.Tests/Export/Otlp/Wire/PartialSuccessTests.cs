using CsCheck;
using StandardObservability.Export.Otlp.Wire;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Wire;

public sealed class PartialSuccessTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(0, "0A00")]
    [InlineData(3, "0A020803")]
    [InlineData(300, "0A0308AC02")]
    [InlineData(3, "0A081204746573740803")]
    [InlineData(0, "0A0512030A0B0C")]
    [InlineData(0, "0A7F08")]
    public void The_rejected_items_of_a_response_are_counted(long rejected, string response)
        => Assert.Equal(rejected, PartialSuccess.CountRejected(Convert.FromHexString(response)));

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Gen.Byte.Array[0, 50].Sample(static bytes => { PartialSuccess.CountRejected(bytes); });
}
