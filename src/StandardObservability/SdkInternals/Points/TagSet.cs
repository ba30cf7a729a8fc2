using System.Runtime.CompilerServices;

namespace StandardObservability.SdkInternals.Points;

/// <summary>Compares the tags of two measurements, faster than OpenTelemetry and only where the result is certainly the same.</summary>
internal static class TagSet
{
    private const int MaxTags = 16;
    private const int Factor = 31;

    /// <summary>A hash of the values in their order, from a few characters of each text.</summary>
    /// <returns>Zero for tags that cannot be remembered: none, many, or a value that is no text, <see cref="int"/>, <see cref="long"/> or <see cref="bool"/>.</returns>
    public static int Hash(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length is 0 or > MaxTags)
        {
            return 0;
        }

        var hash = tags.Length;
        foreach (ref readonly var tag in tags)
        {
            if (tag.Value is string text)
            {
                hash = (hash * Factor) + Sample(text);
            }
            else if (TryRead(tag.Value, out var number))
            {
                hash = (hash * Factor) + (int)number;
            }
            else
            {
                return 0;
            }
        }

        return hash == 0 ? 1 : hash;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // For each text of each measurement.
    private static int Sample(string text)
        => text.Length == 0 ? 1 : (text.Length << 16) ^ text[^1] ^ (text[text.Length >> 1] << 5) ^ (text[text.Length >> 2] << 10);

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
