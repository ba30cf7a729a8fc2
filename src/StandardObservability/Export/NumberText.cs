using System.Globalization;

namespace StandardObservability.Export;

/// <summary>Writes numbers as JSON, the usual ones faster than the runtime's general way.</summary>
/// <remarks>
/// Most measured numbers are whole, or have few decimals: a clock counts in micro- or nanoseconds. Such a number is a whole number
/// divided by a power of ten. Both are exact in a <see cref="double"/>, and so division rounds correctly: where the quotient is the number,
/// its decimals read back as the same number.
/// </remarks>
internal static class NumberText
{
    /// <summary>Most bytes that a number needs.</summary>
    public const int MaxBytes = 32;

    /// <summary>Whole numbers beyond it are not exact.</summary>
    private const double Exact = 1L << 53;

    /// <summary>Writes a finite number and answers how many bytes it took; there must be room for <see cref="MaxBytes"/>.</summary>
    public static int Write(Span<byte> to, double value)
    {
        var whole = (long)value;
        if (whole == value && Math.Abs(value) < Exact)
        {
            return Write(to, whole);
        }

        return TryWrite(to, value, 1e6, 6) is var six and > 0 ? six
            : TryWrite(to, value, 1e9, 9) is var nine and > 0 ? nine
            : General(to, value);
    }

    public static int Write(Span<byte> to, long value)
    {
        value.TryFormat(to, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    private static int TryWrite(Span<byte> to, double value, double power, int decimals)
    {
        var scaled = Math.Round(Math.Abs(value) * power);
        if (scaled >= Exact || scaled / power != Math.Abs(value))
        {
            return 0;
        }

        var (whole, fraction) = Math.DivRem((long)scaled, (long)power);
        var length = 0;
        if (value < 0)
        {
            to[length++] = (byte)'-';
        }

        length += Write(to[length..], whole);
        to[length++] = (byte)'.';
        for (; fraction % 10 == 0; decimals--)
        {
            fraction /= 10;
        }

        for (var i = length + decimals - 1; i >= length; i--)
        {
            (fraction, var digit) = Math.DivRem(fraction, 10);
            to[i] = (byte)('0' + digit);
        }

        return length + decimals;
    }

    private static int General(Span<byte> to, double value)
    {
        value.TryFormat(to, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }
}
