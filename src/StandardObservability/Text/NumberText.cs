using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StandardObservability.Text;

/// <summary>Writes numbers as JSON, common ones faster than .NET's formatting does.</summary>
/// <remarks>
/// Most measured numbers are whole or have few decimals, because clocks count micro- or nanoseconds. Such a number is a whole number
/// divided by a power of ten. Both are exact in a <see cref="double"/>, so the division rounds correctly: when the quotient equals the
/// number, its decimals parse to the same number.
/// </remarks>
internal static class NumberText
{
    /// <summary>Maximum length of a number in bytes.</summary>
    public const int MaxBytes = 32;

    /// <summary>From here on a <see cref="double"/> cannot represent every whole number.</summary>
    private const double ExactLimit = 1L << 53;

    private static readonly ulong[] DigitCountTable =
    [
        4294967296, 4294967296, 4294967296, 8589934582,
        8589934592, 8589934592, 12884901788, 12884901888,
        12884901888, 17179868184, 17179869184, 17179869184,
        17179869184, 21474826480, 21474836480, 21474836480,
        25769703776, 25769803776, 25769803776, 30063771072,
        30064771072, 30064771072, 30064771072, 34349738368,
        34359738368, 34359738368, 38554705664, 38654705664,
        38654705664, 41949672960, 42949672960, 42949672960
    ];

    private static ReadOnlySpan<byte> DigitPairs =>
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"u8 +
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Whether .NET writes the number without an exponent. In this range .NET and this class write the same characters.</summary>
    public static bool HasNoExponent(double value) => Math.Abs(value) is >= 1e-4 and < 1e6;

    /// <summary>Writes a finite number and returns its length; the span has at least <see cref="MaxBytes"/>.</summary>
    public static int Write(Span<byte> to, double value)
    {
        var whole = (long)value;
        if (whole == value && Math.Abs(value) < ExactLimit)
        {
            return Write(to, whole);
        }

        var length = TryWriteHundredths(to, value);
        if (length == 0)
        {
            length = TryWrite(to, value, 1e6, 6);
        }

        if (length == 0)
        {
            length = TryWrite(to, value, 1e9, 9);
        }

        return length > 0 ? length : WriteGeneral(to, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> to, long value) => value is >= 0 and <= uint.MaxValue ? Write(to, (uint)value) : WriteLong(to, value);

    /// <summary>Writes a number above 32 bits in two parts: the last eight digits, and the digits before them.</summary>
    private static int WriteLong(Span<byte> to, long value)
    {
        var (upper, lower) = Math.DivRem(value, 100_000_000);
        if (upper is < 0 or > uint.MaxValue || value < 0)
        {
            return WriteGeneral(to, value);
        }

        var length = Write(to, (uint)upper);
        var rest = (uint)lower;
        ref var first = ref MemoryMarshal.GetReference(to.Slice(length, 8));
        ref var pairs = ref MemoryMarshal.GetReference(DigitPairs);
        for (var at = 6; at >= 0; at -= 2)
        {
            var next = rest / 100;
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref first, at), ref Unsafe.Add(ref pairs, (rest - (next * 100)) * 2), 2);
            rest = next;
        }

        return length + 8;
    }

    /// <summary>Writes two digits at a time from the end, without .NET's checks of formats and cultures.</summary>
    private static int Write(Span<byte> to, uint value)
    {
        var length = CountDigits(value);

        // One bounds check for all digits: the bytes below are written without checks.
        ref var first = ref MemoryMarshal.GetReference(to[..length]);
        ref var pairs = ref MemoryMarshal.GetReference(DigitPairs);
        var at = (uint)length;
        while (value >= 10)
        {
            var rest = value / 100;
            at -= 2;
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref first, at), ref Unsafe.Add(ref pairs, (value - (rest * 100)) * 2), 2);
            value = rest;
        }

        if (at > 0)
        {
            first = (byte)('0' + value);
        }

        return length;
    }

    /// <remarks>Lemire's method. The table has an entry for each highest bit. Adding it to the number leaves the count in the upper half.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountDigits(uint value) => (int)((value + DigitCountTable[BitOperations.Log2(value)]) >> 32);

    /// <summary>Writes a number with up to two decimals, as prices and percentages have; returns 0 for other numbers.</summary>
    private static int TryWriteHundredths(Span<byte> to, double value)
    {
        const double Power = 100;
        var scaled = Math.Round(Math.Abs(value) * Power);
        if (scaled > uint.MaxValue || scaled / Power != Math.Abs(value))
        {
            return 0;
        }

        var length = 0;
        if (value < 0)
        {
            to[length++] = (byte)'-';
        }

        var (whole, fraction) = Math.DivRem((uint)scaled, (uint)Power);
        length += Write(to[length..], whole);
        to[length++] = (byte)'.';
        DigitPairs.Slice((int)fraction * 2, 2).CopyTo(to[length..]);
        return length + (fraction % 10 == 0 ? 1 : 2);
    }

    /// <summary>Writes a number with up to <paramref name="decimals"/> decimals; returns 0 for other numbers.</summary>
    private static int TryWrite(Span<byte> to, double value, double power, int decimals)
    {
        var scaled = Math.Round(Math.Abs(value) * power);
        if (scaled >= ExactLimit || scaled / power != Math.Abs(value))
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
        for (; fraction % 1000 == 0; decimals -= 3)
        {
            fraction /= 1000;
        }

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

    private static int WriteGeneral<T>(Span<byte> to, T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(to, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }
}
