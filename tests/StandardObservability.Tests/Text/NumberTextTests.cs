using System.Globalization;
using System.Text;
using CsCheck;
using StandardObservability.Text;
using Xunit;

namespace StandardObservability.Tests.Text;

/// <summary>Written numbers parse to the same numbers.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7")]
    [InlineData(10, "10")]
    [InlineData(100, "100")]
    [InlineData(12345, "12345")]
    [InlineData(4294967295, "4294967295")]
    [InlineData(4294967296, "4294967296")]
    [InlineData(-5, "-5")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    public void Whole_numbers(long value, string text) => Assert.Equal(text, Text(to => NumberText.Write(to, value)));

    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(1.0, "1")]
    [InlineData(0.012, "0.012")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.000000001, "0.000000001")]
    [InlineData(123456.789, "123456.789")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1e-12, "1E-12")]
    [InlineData(1e300, "1E+300")]
    [InlineData(9007199254740993.0, "9007199254740992")]
    public void Numbers_with_decimals(double value, string text) => Assert.Equal(text, Text(to => NumberText.Write(to, value)));

    [Fact]
    public void Any_number_parses_to_the_same_number()
    {
        Gen.Double.Where(double.IsFinite).Sample(static v => double.Parse(Text(to => NumberText.Write(to, v)), CultureInfo.InvariantCulture) == v, iter: 100_000);
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[0, 9]).Sample(
            static (whole, decimals) =>
            {
                var value = whole / Math.Pow(10, decimals);
                return double.Parse(Text(to => NumberText.Write(to, value)), CultureInfo.InvariantCulture) == value;
            },
            iter: 100_000);
        Gen.Long.Sample(static v => Text(to => NumberText.Write(to, v)) == v.ToString(CultureInfo.InvariantCulture), iter: 100_000);
    }

    private static string Text(Func<byte[], int> write)
    {
        var bytes = new byte[NumberText.MaxBytes];
        return Encoding.ASCII.GetString(bytes, 0, write(bytes));
    }
}
