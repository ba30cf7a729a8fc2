using System.Globalization;

namespace StandardObservability.Dashboards.Recording;

/// <summary>The values of some attributes as one text.</summary>
internal static class AttributeKey
{
    /// <summary>Longest key. Values that are longer are cut, so that two of them may be one.</summary>
    public const int MaxLength = 512;

    private const char Separator = '\u001f';
    private const char Missing = '\u0000';

    /// <summary>Writes the key of a measurement.</summary>
    /// <returns>The written part of the buffer.</returns>
    public static ReadOnlySpan<char> Write(Span<char> buffer, string[] attributes, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var length = 0;
        foreach (var attribute in attributes)
        {
            length += Write(buffer[length..], Find(tags, attribute));
            length += Append(buffer[length..], Separator);
        }

        return buffer[..length];
    }

    /// <summary>Reads the attributes of a measurement.</summary>
    public static Dictionary<string, string> Read(string[] attributes, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            if (Find(tags, attribute) is { } value)
            {
                read[attribute] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
            }
        }

        return read;
    }

    private static object? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, string attribute)
    {
        foreach (var (name, value) in tags)
        {
            if (name == attribute)
            {
                return value;
            }
        }

        return null;
    }

    private static int Write(Span<char> buffer, object? value)
    {
        switch (value)
        {
            case null: return Append(buffer, Missing);
            case ISpanFormattable number: return number.TryFormat(buffer, out var written, default, CultureInfo.InvariantCulture) ? written : 0;
            default:
                var text = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
                var length = Math.Min(text.Length, buffer.Length);
                text.AsSpan(0, length).CopyTo(buffer);
                return length;
        }
    }

    private static int Append(Span<char> buffer, char character)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        buffer[0] = character;
        return 1;
    }
}
