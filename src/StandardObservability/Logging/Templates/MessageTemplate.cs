using StandardObservability.Conventions.Logging;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>A message's template, read once.</summary>
internal sealed class MessageTemplate
{
    private const int MostShapes = 4;

    private readonly TemplatePlaceholder[] _holes;
    private readonly string _tail;
    private readonly Utf8Fragment _tailJson;
    private PropertyLayout? _shapes;

    public MessageTemplate(string text, RedactedValues safe)
    {
        Text = text;
        Field = JsonFragments.Member(LogFieldNames.MessageTemplate, safe.Text(text));
        (_holes, _tail) = TemplateParser.Parse(text);
        _tailJson = JsonFragments.End(_tail);
        if (_holes.Length > 0)
        {
            _holes[0] = _holes[0] with { BeforeJson = JsonFragments.Start(_holes[0].Before) };
        }
    }

    public string Text { get; }

    /// <summary>Where the text of <see cref="Field"/> begins.</summary>
    public static int FieldText { get; } = JsonFragments.Key(LogFieldNames.MessageTemplate).Length;

    /// <summary>The field that has the template as a JSON string, without secrets.</summary>
    public Utf8Fragment Field { get; }

    /// <summary>The shape of earlier calls with so many properties, or <see langword="null"/> when there were none.</summary>
    public PropertyLayout? Expected(int count)
    {
        var shape = _shapes;
        while (shape is not null && shape.Names.Length != count)
        {
            shape = shape.Next;
        }

        return shape;
    }

    /// <summary>The shape of calls with these properties. Few are kept: names may be made up for each call.</summary>
    public PropertyLayout ShapeOf(ReadOnlySpan<LogProperty> properties)
    {
        var kept = 0;
        for (var shape = _shapes; shape is not null; shape = shape.Next, kept++)
        {
            if (shape.IsOf(properties))
            {
                return shape;
            }
        }

        var names = new PropertyName[properties.Length];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = properties[i].Name;
        }

        return _shapes = new PropertyLayout(names, Holes(names), kept < MostShapes ? _shapes : null);
    }

    /// <summary>Writes the message.</summary>
    public void Render(PropertySet properties, CharBuffer to, MessageRenderer texts)
    {
        if (properties.Shape?.Holes is not { Length: > 0 } holes)
        {
            to.Append(Text);
            return;
        }

        for (var i = 0; i < holes.Length && !to.IsFull; i++)
        {
            ref readonly var hole = ref _holes[i];
            to.Append(hole.Before);
            var start = to.Length;
            texts.Append(to, properties.All[holes[i]].Value, hole.Format);
            to.Align(start, hole.Alignment);
        }

        to.Append(_tail);
    }

    /// <summary>Writes the message as a JSON string straight into the line, as is possible for most.</summary>
    /// <returns><see langword="false"/>, when it has to be rendered: a value needs care, or together they might be a secret. Nothing is written then.</returns>
    public bool TryWrite(JsonLine line, PropertySet properties, RedactedValues safe)
    {
        if (properties.Shape?.Holes is not { Length: > 0 } holes)
        {
            line.Json(Field.Text[FieldText..]);
            return true;
        }

        var start = line.Bytes.Length;
        if (TryWriteParts(line.Bytes, properties.All, holes) && safe.IsSafe(line.Bytes.Written[start..]))
        {
            line.Remember(start);
            return true;
        }

        foreach (ref var property in properties.All)
        {
            property.InMessage = default;
        }

        line.Bytes.CutTo(start);
        return false;
    }

    private bool TryWriteParts(Utf8Buffer line, Span<LogProperty> properties, int[] holes)
    {
        for (var i = 0; i < holes.Length; i++)
        {
            ref readonly var hole = ref _holes[i];
            line.Raw(hole.BeforeJson);
            ref var property = ref properties[holes[i]];
            var start = line.Length;
            if (!hole.IsPlain || !TryWritePlain(line, property.Value))
            {
                return false;
            }

            property.InMessage = new TextSpan(start, line.Length);
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

    /// <summary>The property of each place. A template without places, or a call without values, is written as it stands.</summary>
    private int[]? Holes(PropertyName[] names)
    {
        if (names.Length == 0)
        {
            return [];
        }

        var holes = new int[_holes.Length];
        for (var i = 0; i < holes.Length; i++)
        {
            holes[i] = Find(names, _holes[i].Name, i);
        }

        return holes.Contains(-1) ? null : holes;
    }

    /// <summary>By position, as the runtime's states have them; else by name, since generated states have them in the order of their parameters.</summary>
    private static int Find(PropertyName[] names, string name, int position)
    {
        if (position < names.Length && names[position].Key == name)
        {
            return position;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
