using System.Text;
using StandardObservability.Text;
using Xunit;

namespace StandardObservability.Tests.Text;

public sealed class AsciiTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("0af")]
    [InlineData("00f067aa0ba902b7")]
    [InlineData("00f067aa0ba902b79")]
    [InlineData("0af7651916cd43dd8448eb211c80319c")]
    public void Digits_are_copied_and_nothing_after_them(string id)
    {
        var to = new byte[id.Length + 8];

        AsciiText.CopyDigits(id, to);

        Assert.Equal(id + new string('\0', 8), Encoding.ASCII.GetString(to));
    }

    [Fact]
    public void Digits_are_not_copied_beyond_the_end()
        => Assert.Throws<ArgumentOutOfRangeException>(static () => AsciiText.CopyDigits("00f067aa0ba902b7", new byte[15]));
}
