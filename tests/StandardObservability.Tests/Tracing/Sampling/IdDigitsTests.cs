using System.Globalization;
using StandardObservability.Tracing.Sampling;
using Xunit;

namespace StandardObservability.Tests.Tracing.Sampling;

public sealed class IdDigitsTests
{
    [Theory]
    [InlineData("0000000000000000")]
    [InlineData("ffffffffffffffff")]
    [InlineData("0123456789abcdef")]
    [InlineData("fedcba9876543210")]
    [InlineData("8000000000000001")]
    [InlineData("9a9a9a9a9a9a9a9a")]
    public void Sixteen_digits_are_their_number(string digits)
    {
        Assert.Equal(ulong.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture), IdDigits.ReadHalf(digits));
        Assert.Equal(uint.Parse(digits.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture), IdDigits.ReadPrefix(digits));
    }

    [Fact]
    public void Each_digit_counts_at_each_place()
    {
        for (var place = 0; place < IdDigits.Half; place++)
        {
            foreach (var digit in "0123456789abcdef")
            {
                var digits = new string('0', place) + digit + new string('0', IdDigits.Half - place - 1);
                Assert.Equal(ulong.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture), IdDigits.ReadHalf(digits));
            }
        }
    }
}
