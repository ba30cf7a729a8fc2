using StandardObservability.Export.Otlp.Wire;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Wire;

public sealed class GrpcFrameTests
{
    [Theory]
    [InlineData("0000000002 0A00", "0A00")]
    [InlineData("0000000000", "")]
    [InlineData("", null)]
    [InlineData("00000000", null)]
    [InlineData("0100000002 0A00", null)]
    [InlineData("0000000003 0A00", null)]
    [InlineData("0000000001 0A00", null)]
    public void Only_a_body_that_is_one_uncompressed_frame_has_a_message(string body, string? message)
        => Assert.Equal(
            message,
            GrpcFrame.FindMessage(Convert.FromHexString(body.Replace(" ", string.Empty, StringComparison.Ordinal))) is { } found ? Convert.ToHexString(found.Span) : null);
}
