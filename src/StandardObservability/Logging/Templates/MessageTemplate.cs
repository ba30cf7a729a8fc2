using StandardObservability.Export;
using StandardObservability.Logging.Lines;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Templates;

/// <summary>A message's template, read once.</summary>
internal sealed class MessageTemplate
{
    private readonly TemplateHole[] _holes;
    private readonly string _tail;
    private readonly byte[] _tailJson;

    public MessageTemplate(string text, SafeValues safe)
    {
        Text = text;
        Json = JsonText.String(safe.Text(text));
        (_holes, _tail) = TemplateSyntax.Parse(text);
        _tailJson = JsonText.Escaped(_tail);
    }

    public string Text { get; }

    /// <summary>The template as a JSON string, without secrets.</summary>
    public byte[] Json { get; }

    /// <summary>Finds the property of each place. A template without places, or a call without values, is written as it stands.</summary>
    /// <returns><see langword="false"/>, when a place has no property: the state is none of the usual ones.</returns>
    public bool TryFill(ReadOnlySpan<LogProperty> properties, List<int> places)
    {
        for (var i = 0; i < _holes.Length && !properties.IsEmpty; i++)
        {
            var at = Find(properties, _holes[i].Name, i);
            if (at < 0)
            {
                return false;
            }

            places.Add(at);
        }

        return true;
    }

    /// <summary>Writes the message.</summary>
    public void Render(ReadOnlySpan<LogProperty> properties, List<int> places, CharBuffer to, MessageTexts texts)
    {
        if (places.Count == 0)
        {
            to.Append(Text);
            return;
        }

        for (var i = 0; i < places.Count && !to.IsFull; i++)
        {
            ref readonly var hole = ref _holes[i];
            to.Append(hole.Before);
            var start = to.Length;
            texts.Append(to, properties[places[i]].Value, hole.Format);
            to.Align(start, hole.Alignment);
        }

        to.Append(_tail);
    }

    /// <summary>Writes the message as a JSON string straight into the line, as is possible for most.</summary>
    /// <returns><see langword="false"/>, when it has to be rendered: a value needs care, or together they might be a secret. Nothing is written then.</returns>
    public bool TryWrite(JsonLine line, ReadOnlySpan<LogProperty> properties, List<int> places, SafeValues safe)
    {
        if (places.Count == 0)
        {
            line.Json(Json);
            return true;
        }

        var start = line.Bytes.Length;
        line.Bytes.Raw((byte)'"');
        if (TryWriteParts(line.Bytes, properties, places) && safe.IsSafe(line.Bytes.Written[start..]))
        {
            line.Bytes.Raw((byte)'"');
            line.Remember(start);
            return true;
        }

        line.Bytes.CutTo(start);
        return false;
    }

    private bool TryWriteParts(Utf8Buffer line, ReadOnlySpan<LogProperty> properties, List<int> places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            ref readonly var hole = ref _holes[i];
            line.Raw(hole.BeforeJson);
            if (!hole.IsPlain || !TryWritePlain(line, properties[places[i]].Value))
            {
                return false;
            }
        }

        line.Raw(_tailJson);
        return true;
    }

    /// <summary>The values that most messages have.</summary>
    private static bool TryWritePlain(Utf8Buffer line, object? value)
    {
        switch (value)
        {
            case string text: line.Escaped(text); return true;
            case int number: line.Number((long)number); return true;
            case long number: line.Number(number); return true;
            case double number when NumberText.IsUsual(number): line.Number(number); return true;
            case Guid id: line.Formatted(id, "D"); return true;
            default: return false;
        }
    }

    /// <summary>By position, as the runtime's states have them; else by name, since generated states have them in the order of their parameters.</summary>
    private static int Find(ReadOnlySpan<LogProperty> properties, string name, int position)
    {
        if (position < properties.Length && properties[position].Name.Key == name)
        {
            return position;
        }

        for (var i = 0; i < properties.Length; i++)
        {
            if (string.Equals(properties[i].Name.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
