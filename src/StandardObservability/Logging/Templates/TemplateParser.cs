using System.Globalization;
using System.Text;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>Reads templates as Microsoft.Extensions.Logging does: <c>Order {OrderId} costs {Total,10:F2}</c>.</summary>
/// <remarks>A place begins at the last brace of an odd run of opening ones and ends at the first of an odd run of closing ones.</remarks>
internal static class TemplateParser
{
    /// <summary>The places of a template and the text behind the last; no places at all when it has none or cannot be read.</summary>
    public static (TemplatePlaceholder[] Holes, string Tail) Parse(string template)
    {
        List<TemplatePlaceholder> holes = [];
        var composite = new StringBuilder();
        var at = 0;
        while (TryFindHole(template, at, out var open, out var close))
        {
            var written = template.AsSpan(open + 1, close - open - 1);
            var nameEnd = written.IndexOfAny(',', ':') is var end and >= 0 ? end : written.Length;
            composite.Append(template.AsSpan(at, open - at)).Append('{').Append(holes.Count).Append(written[nameEnd..]).Append('}');
            holes.Add(Hole(Unescape(template.AsSpan(at, open - at)), written, nameEnd));
            at = close + 1;
        }

        var tail = template.AsSpan(at);
        return holes.Count > 0 && IsFormat(composite.Append(tail).ToString()) ? ([.. holes], Unescape(tail)) : ([], template);
    }

    private static bool TryFindHole(string template, int from, out int open, out int close)
    {
        close = -1;
        open = FindBrace(template, '{', from, last: true);
        if (open >= 0)
        {
            close = FindBrace(template, '}', open + 1, last: false);
        }

        return close >= 0;
    }

    /// <summary>The first or last brace of the next odd run; an even run is escaped braces.</summary>
    private static int FindBrace(string template, char brace, int from, bool last)
    {
        for (var at = from; at < template.Length && (at = template.IndexOf(brace, at)) >= 0;)
        {
            var end = at;
            while (end < template.Length && template[end] == brace)
            {
                end++;
            }

            if ((end - at) % 2 == 1)
            {
                return last ? end - 1 : at;
            }

            at = end;
        }

        return -1;
    }

    private static TemplatePlaceholder Hole(string before, ReadOnlySpan<char> written, int nameEnd)
    {
        var name = PropertyName.WithoutOperator(written[..nameEnd].ToString());
        var rest = written[nameEnd..];
        var colon = rest.IndexOf(':');
        var format = colon >= 0 && colon + 1 < rest.Length ? rest[(colon + 1)..].ToString() : null;
        var width = (colon >= 0 ? rest[..colon] : rest).TrimStart(',');
        return new TemplatePlaceholder(before, JsonFragments.Escaped(before), name, int.TryParse(width, CultureInfo.InvariantCulture, out var alignment) ? alignment : 0, format);
    }

    private static string Unescape(ReadOnlySpan<char> text) => text.ToString().Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    /// <summary>Whether the runtime would take it; it is the judge of braces, widths and formats.</summary>
    private static bool IsFormat(string composite)
    {
        try
        {
            CompositeFormat.Parse(composite);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
