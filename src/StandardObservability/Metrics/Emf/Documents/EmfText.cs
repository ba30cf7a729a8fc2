using System.Globalization;
using System.Text;
using StandardObservability.Conventions.Logging;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>Makes names and values acceptable to CloudWatch, so that different ones stay different.</summary>
internal static class EmfText
{
    /// <summary>Stands for a value that is empty or only white space.</summary>
    public const string Empty = "(empty)";

    /// <summary>Stands for an attribute that a point does not have.</summary>
    public const string Missing = "(none)";

    /// <summary>Stands for everything beyond a limit.</summary>
    public const string Overflow = "(overflow)";

    /// <summary>A namespace of allowed characters only; others become <c>_</c>.</summary>
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

        var name = new string(safe).TrimStart(':');
        return name.StartsWith("AWS/", StringComparison.Ordinal) ? "_" + name[..Math.Min(name.Length, CloudWatchLimits.NamespaceLength - 1)] : name;
    }

    /// <summary>A metric name of at most 255 characters; what is cut off is stood for by a hash. A name that belongs to the document steps aside.</summary>
    public static string MetricName(string name) => Cut(EmfHead.Owns(name) ? "metric." + name : name, CloudWatchLimits.MetricNameLength);

    /// <summary>The name under which an attribute is a dimension. One that belongs to the document steps aside.</summary>
    public static string AsDimension(string attribute) => EmfHead.Owns(attribute) ? LogFieldNames.AttributesPrefix + attribute : attribute;

    /// <summary>A dimension name: printable ASCII without a colon in front.</summary>
    public static string DimensionName(string name, int limit = CloudWatchLimits.DimensionNameLength)
    {
        var safe = Encode(name);
        return Cut(safe.StartsWith(':') ? "%3A" + safe[1..] : safe, limit);
    }

    /// <summary>
    /// A dimension value: printable ASCII, everything else percent-encoded as UTF-8, and so is a percent sign that would read as
    /// an encoded byte.
    /// </summary>
    public static string DimensionValue(string? text, int limit = CloudWatchLimits.DimensionValueLength)
        => string.IsNullOrWhiteSpace(text) ? Empty : Cut(Encode(text), limit);

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
            if (utf8[i] is < 0x20 or > 0x7e || (utf8[i] == '%' && ReadsAsByte(utf8.AsSpan(i + 1))))
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

    private static bool ReadsAsByte(ReadOnlySpan<byte> rest)
        => rest.Length >= 2 && char.IsAsciiHexDigit((char)rest[0]) && char.IsAsciiHexDigit((char)rest[1]);

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // FNV-1a: stable between processes and restarts, so that a series keeps its name.
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, length - 17)}~{hash:x16}");
    }
}
