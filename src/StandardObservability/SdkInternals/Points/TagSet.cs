using System.Numerics;
using System.Runtime.CompilerServices;

namespace StandardObservability.SdkInternals.Points;

/// <summary>Compares the tags of two measurements, faster than OpenTelemetry and only where the result is certainly the same.</summary>
internal static class TagSet
{
    private const int MaxTags = 16;

    /// <summary>Spreads the bits of a value upwards, so that the highest bits depend on all of them.</summary>
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;
    private const int SampledChars = sizeof(ulong) / sizeof(char);

    /// <summary>A hash of the values in their order, from a few characters of each text. Its highest bit is set.</summary>
    /// <returns>
    /// Zero for tags that cannot be remembered: none, many, or values other than text, <see cref="int"/>, <see cref="long"/> and <see cref="bool"/>.
    /// </returns>
    public static int Hash(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length is 0 or > MaxTags)
        {
            return 0;
        }

        var hash = (ulong)tags.Length;
        foreach (ref readonly var tag in tags)
        {
            if (tag.Value is string text)
            {
                hash = (hash + Sample(text)) * Factor;
            }
            else if (TryRead(tag.Value, out var number))
            {
                hash = (hash + (ulong)number) * Factor;
            }
            else
            {
                return 0;
            }
        }

        return (int)((hash >> 48) ^ (hash >> 32)) | 1 << 31;
    }

    /// <summary>Whether two measurements have equal tags in the same order. Both have a hash that is not zero.</summary>
    public static bool AreEqual(KeyValuePair<string, object?>[] known, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (known.Length != tags.Length)
        {
            return false;
        }

        for (var i = 0; i < known.Length; i++)
        {
            ref readonly var expected = ref known[i];
            ref readonly var tag = ref tags[i];
            if ((!ReferenceEquals(expected.Key, tag.Key) && !string.Equals(expected.Key, tag.Key))
                || (!ReferenceEquals(expected.Value, tag.Value) && !AreEqual(expected.Value!, tag.Value!)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(object expected, object value)
        => expected is string text ? value is string other && string.Equals(text, other) : expected.GetType() == value.GetType() && expected.Equals(value);

    /// <summary>The length, the last characters and those in the middle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // For each text of each measurement.
    private static ulong Sample(string text)
        => text.Length < SampledChars
            ? SampleShort(text)
            : (Read(text, text.Length - SampledChars) ^ BitOperations.RotateLeft(Read(text, (text.Length - SampledChars) / 2), 13)) + (ulong)text.Length;

    /// <remarks>Without a check of the range: the only caller has checked the length.</remarks>
    private static ulong Read(string text, int start)
        => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in text.GetPinnableReference()), start)));

    private static ulong SampleShort(string text)
        => text.Length == 0 ? 1 : text[0] ^ ((ulong)text[text.Length / 2] << 16) ^ ((ulong)text[^1] << 32) ^ ((ulong)text.Length << 48);

    private static bool TryRead(object? value, out long number)
    {
        switch (value)
        {
            case int small: number = small; return true;
            case bool flag: number = flag ? 1 : 0; return true;
            case long large: number = large; return true;
            default: number = 0; return false;
        }
    }
}
