using System.Globalization;
using System.Text;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>Parses message templates as Microsoft.Extensions.Logging does: <c>Order {OrderId} costs {Total,10:F2}</c>.</summary>
/// <remarks>A placeholder starts at the last brace of an odd run of opening braces and ends at the first of an odd run of closing braces.</remarks>
internal static class TemplateParser
{
    /// <summary>Splits a template into its placeholders and the text after the last. Without valid placeholders the whole template is text.</summary>
    public static (TemplatePlaceholder[] Placeholders, string Tail) Parse(string template)
    {
        var placeholders = new ValueList<TemplatePlaceholder>();
        var composite = new StringBuilder();
        var at = 0;
        while (TryFindPlaceholder(template, at, out var open, out var close))
        {
            var content = template.AsSpan(open + 1, close - open - 1);
            var nameEnd = content.IndexOfAny(',', ':') is var end and >= 0 ? end : content.Length;
            composite.Append(template.AsSpan(at, open - at)).Append('{').Append(placeholders.Count).Append(content[nameEnd..]).Append('}');
            placeholders.Add(CreatePlaceholder(Unescape(template.AsSpan(at, open - at)), content, nameEnd));
            at = close + 1;
        }

        var tail = template.AsSpan(at);
        return placeholders.Count > 0 && IsCompositeFormat(composite.Append(tail).ToString()) ? (placeholders.ToArray(), Unescape(tail)) : ([], template);
    }

    private static bool TryFindPlaceholder(string template, int from, out int open, out int close)
    {
        close = -1;
        open = FindBrace(template, '{', from, last: true);
        if (open >= 0)
        {
            close = FindBrace(template, '}', open + 1, last: false);
        }

        return close >= 0;
    }

    /// <summary>Finds the first or last brace of the next odd run; an even run is escaped braces.</summary>
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

    private static TemplatePlaceholder CreatePlaceholder(string before, ReadOnlySpan<char> content, int nameEnd)
    {
        var name = PropertyName.RemoveOperator(content[..nameEnd].ToString());
        var rest = content[nameEnd..];
        var colon = rest.IndexOf(':');
        var format = colon >= 0 && colon + 1 < rest.Length ? rest[(colon + 1)..].ToString() : null;
        var width = (colon >= 0 ? rest[..colon] : rest).TrimStart(',');
        return new TemplatePlaceholder(
            before, JsonFragments.Escaped(before), name, int.TryParse(width, CultureInfo.InvariantCulture, out var alignment) ? alignment : 0, format);
    }

    private static string Unescape(ReadOnlySpan<char> text)
        => text.ToString().Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    /// <summary>Whether .NET accepts the braces, widths and formats.</summary>
    private static bool IsCompositeFormat(string composite)
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
