using System.Globalization;
using System.Text;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>Converts names and values to texts that CloudWatch accepts. Different texts stay different.</summary>
internal static class CloudWatchText
{
    /// <summary>Dimension value for an attribute that is empty or only white space.</summary>
    public const string Empty = "(empty)";

    /// <summary>Dimension value for an attribute that a data point does not have.</summary>
    public const string Missing = "(none)";

    /// <summary>Dimension value of the series that holds everything beyond a limit.</summary>
    public const string Overflow = "(overflow)";

    /// <summary>Converts a namespace: characters that are not allowed become <c>_</c>, and colons at its start are removed.</summary>
    public static string Namespace(string text)
    {
        var safe = text[..Math.Min(text.Length, CloudWatchLimits.NamespaceLength)].ToCharArray();
        for (var i = 0; i < safe.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(safe[i]) && !"._#:/-".Contains(safe[i], StringComparison.Ordinal))
            {
                safe[i] = '_';
            }
        }

        var name = new string(safe).TrimStart(':') is { Length: > 0 } rest ? rest : "_";
        return name.StartsWith("AWS/", StringComparison.Ordinal) ? "_" + name[..Math.Min(name.Length, CloudWatchLimits.NamespaceLength - 1)] : name;
    }

    /// <summary>Converts a metric name: a name that the document uses gets a prefix, a name that is too long ends in a hash.</summary>
    public static string MetricName(string name)
        => Shorten(EmfMemberNames.IsReserved(name) ? EmfMemberNames.MetricPrefix + name : name, CloudWatchLimits.MetricNameLength);

    /// <summary>
    /// Converts the name of an attribute to a dimension name: printable ASCII without a leading colon. A name that the document uses gets
    /// a prefix.
    /// </summary>
    public static string DimensionName(string attribute, int maxLength = CloudWatchLimits.DimensionNameLength)
    {
        var safe = Encode(EmfMemberNames.IsReserved(attribute) ? EmfMemberNames.AttributePrefix + attribute : attribute);
        return Shorten(safe.StartsWith(':') ? "%3A" + safe[1..] : safe, maxLength);
    }

    /// <summary>
    /// Converts a dimension value: printable ASCII; other characters are percent-encoded as UTF-8. A percent sign is encoded too if it
    /// would look like an encoded byte.
    /// </summary>
    public static string DimensionValue(string? text, int maxLength = CloudWatchLimits.DimensionValueLength)
        => string.IsNullOrWhiteSpace(text) ? Empty : Shorten(Encode(text), maxLength);

    private static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length * 2);
        var utf8 = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] is < 0x20 or > 0x7e || (utf8[i] == '%' && StartsWithHexByte(utf8.AsSpan(i + 1))))
            {
                encoded.Append('%').Append(utf8[i].ToString("X2", CultureInfo.InvariantCulture));
            }
            else
            {
                encoded.Append((char)utf8[i]);
            }
        }

        return encoded.ToString();
    }

    private static bool StartsWithHexByte(ReadOnlySpan<byte> text)
        => text.Length >= 2 && char.IsAsciiHexDigit((char)text[0]) && char.IsAsciiHexDigit((char)text[1]);

    /// <summary>Shortens a text that is too long and ends it with a hash of the whole text.</summary>
    private static string Shorten(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        // FNV-1a is the same in every process, so a series keeps its name after a restart.
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, maxLength - 17)}~{hash:x16}");
    }
}
