using StandardObservability.Export;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Templates;

/// <summary>A message's template, read once.</summary>
internal sealed class MessageTemplate
{
    private readonly TemplateHole[] _holes;
    private readonly string _tail;

    public MessageTemplate(string text, SafeValues safe)
    {
        Text = text;
        Json = JsonText.String(safe.Text(text));
        (_holes, _tail) = TemplateSyntax.Parse(text);
    }

    public string Text { get; }

    /// <summary>The template as a JSON string, without secrets.</summary>
    public byte[] Json { get; }

    /// <summary>Writes the message. A template without places, or a call without values, is written as it stands.</summary>
    /// <returns><see langword="false"/>, when a place has no property: the state is none of the usual ones.</returns>
    public bool TryRender(ReadOnlySpan<LogProperty> properties, CharBuffer to, MessageTexts texts)
    {
        if (_holes.Length == 0 || properties.IsEmpty)
        {
            to.Append(Text);
            return true;
        }

        for (var i = 0; i < _holes.Length && !to.IsFull; i++)
        {
            ref readonly var hole = ref _holes[i];
            var at = Find(properties, hole.Name, i);
            if (at < 0)
            {
                return false;
            }

            to.Append(hole.Before);
            var start = to.Length;
            texts.Append(to, properties[at].Value, hole.Format);
            to.Align(start, hole.Alignment);
        }

        to.Append(_tail);
        return true;
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
