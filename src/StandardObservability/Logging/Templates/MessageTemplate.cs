using StandardObservability.Conventions.Logging;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>A parsed message template. It renders messages from property values.</summary>
internal sealed class MessageTemplate
{
    private readonly TemplatePlaceholder[] _placeholders;
    private readonly string _tail;
    private readonly bool _hasTab;
    private readonly Utf8Fragment _tailJson;

    public MessageTemplate(string text, RedactedValues redacted)
    {
        Text = text;
        _hasTab = text.Contains('\t');
        MayMakeSecret = redacted.MayPrecedeSecret(text);
        JsonField = JsonFragments.Member(LogFieldNames.MessageTemplate, redacted.RedactText(text));
        (_placeholders, _tail) = TemplateParser.Parse(text);
        _tailJson = JsonFragments.End(_tail);
        if (_placeholders.Length > 0)
        {
            _placeholders[0] = _placeholders[0] with { BeforeJson = JsonFragments.Start(_placeholders[0].Before) };
        }

        Layouts = new PropertyLayouts(_placeholders);
    }

    /// <summary>Index of the template's JSON string in <see cref="JsonField"/>.</summary>
    public static int JsonFieldValueStart { get; } = JsonFragments.Key(LogFieldNames.MessageTemplate).Length;

    public string Text { get; }

    /// <summary>The JSON field with the redacted template.</summary>
    public Utf8Fragment JsonField { get; }

    public PropertyLayouts Layouts { get; }

    /// <summary>Whether the text around a value may make the value secret, as in <c>password={Value}</c>.</summary>
    public bool MayMakeSecret { get; }

    /// <summary>Writes the message as text. The values are redacted; the composed text is not.</summary>
    /// <param name="properties">The redacted properties.</param>
    /// <param name="placeholderProperties">Index of the property for each placeholder; empty when the template is the message.</param>
    /// <param name="to">The buffer for the text.</param>
    /// <param name="values">Writes the values.</param>
    /// <param name="positions">Gets the position of each value in the text.</param>
    public void Render(
        ReadOnlySpan<LogProperty> properties, int[] placeholderProperties, CharBuffer to, MessageValueWriter values, ValueList<ValuePosition> positions)
    {
        if (placeholderProperties.Length == 0)
        {
            to.Append(Text);
            return;
        }

        for (var i = 0; i < placeholderProperties.Length && !to.IsFull; i++)
        {
            ref readonly var placeholder = ref _placeholders[i];
            to.Append(placeholder.Before);
            var start = to.Length;
            values.Append(to, properties[placeholderProperties[i]].Value, placeholder.Format);
            to.Align(start, placeholder.Alignment);
            positions.Add(new ValuePosition(placeholderProperties[i], start, to.Length));
        }

        to.Append(_tail);
    }

    /// <summary>Writes the message as text, with a given text instead of each collection or object.</summary>
    public void RenderSimple(
        ReadOnlySpan<LogProperty> properties, int[] placeholderProperties, CharBuffer to, string otherValue, ValueList<ValuePosition> positions)
    {
        for (var i = 0; i < placeholderProperties.Length && !to.IsFull; i++)
        {
            to.Append(_placeholders[i].Before);
            var start = to.Length;
            var value = properties[placeholderProperties[i]].Value ?? string.Empty;
            to.Append(value is string or IFormattable and not System.Collections.IEnumerable ? value : otherValue, _placeholders[i].Format);
            positions.Add(new ValuePosition(placeholderProperties[i], start, to.Length));
        }

        to.Append(_tail);
    }

    /// <summary>Writes the message as a JSON string, and notes the position of each value in it.</summary>
    /// <returns>
    /// <see langword="false"/> when the message must be rendered as text first: a value needs its format, or the values together may
    /// be a secret. Nothing is written then.
    /// </returns>
    public bool TryWriteJson(Utf8Buffer line, Span<LogProperty> properties, int[] placeholderProperties, RedactedValues redacted)
    {
        if (placeholderProperties.Length == 0)
        {
            line.Raw(JsonField.Text[JsonFieldValueStart..]);
            return true;
        }

        var start = line.Length;
        line.HasEscapedTab = _hasTab;
        if (TryWriteParts(line, properties, placeholderProperties) && !line.HasEscapedTab && redacted.IsSafe(line.Written[start..]))
        {
            return true;
        }

        foreach (ref var property in properties)
        {
            property.MessageSpan = default;
        }

        line.CutTo(start);
        return false;
    }

    private bool TryWriteParts(Utf8Buffer line, Span<LogProperty> properties, int[] placeholderProperties)
    {
        for (var i = 0; i < placeholderProperties.Length; i++)
        {
            ref readonly var placeholder = ref _placeholders[i];
            line.Raw(placeholder.BeforeJson);
            ref var property = ref properties[placeholderProperties[i]];
            var start = line.Length;
            if (!placeholder.IsPlain || !TryWriteUsual(line, property.Value))
            {
                return false;
            }

            property.MessageSpan = new TextSpan(start, line.Length);
        }

        line.Raw(_tailJson);
        return true;
    }

    /// <summary>Writes a value of the types that most messages have.</summary>
    private static bool TryWriteUsual(Utf8Buffer line, object? value)
    {
        switch (value)
        {
            case string text: line.Escaped(text); return true;
            case int number: line.Number((long)number); return true;
            case long number: line.Number(number); return true;
            case double number when NumberText.HasNoExponent(number): line.Number(number); return true;
            case Guid: line.Formatted((ISpanFormattable)value, "D"); return true;
            default: return false;
        }
    }
}
