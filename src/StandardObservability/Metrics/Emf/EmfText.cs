using System.Globalization;
using System.Text;
using StandardObservability.Conventions;

namespace StandardObservability.Metrics.Emf;

/// <summary>Makes names and values acceptable to CloudWatch.</summary>
internal static class EmfText
{
    /// <summary>A namespace of allowed characters only; others become <c>_</c>.</summary>
    public static string Namespace(string text)
    {
        var safe = Cut(text, CloudWatchLimits.NamespaceLength).ToCharArray();
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

    /// <summary>A dimension value: printable ASCII, other characters percent-encoded, never empty.</summary>
    public static string DimensionValue(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "unknown";
        }

        return Cut(text.All(static c => c is >= ' ' and <= '~') ? text : Encode(text), CloudWatchLimits.DimensionValueLength);
    }

    public static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length * 3);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is >= 0x20 and <= 0x7e and not (byte)'%')
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }
}
