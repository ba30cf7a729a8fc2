using System.Collections;
using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>Renders messages from their templates, the values without their secrets.</summary>
internal sealed class MessageRenderer(RedactedValues safe)
{
    private const int MostTemplates = 1024;

    /// <summary>Longer templates are texts put together for one call.</summary>
    private const int LongestKept = 1024;

    /// <summary>More items of a collection are not written.</summary>
    private const int MaxItems = 1000;

    private const string Null = "(null)";

    private readonly ReferenceCache<MessageTemplate> _templates = new(MostTemplates);

    public RedactedValues Safe { get; } = safe;

    /// <summary>A template, read before or now.</summary>
    public MessageTemplate Template(string text)
    {
        if (_templates.Find(text) is not { } template)
        {
            template = new MessageTemplate(text, Safe);
            if (text.Length <= LongestKept)
            {
                _templates.Add(text, template);
            }
        }

        return template;
    }

    /// <summary>The message of a call: rendered from its template, or as it was taken from the caller.</summary>
    public ReadOnlySpan<char> Render(LineBuffers workspace)
    {
        if (!workspace.HasMessage)
        {
            Render(workspace.Properties, workspace.Message);
        }

        return workspace.Message.Written;
    }

    /// <summary>Renders the message, or the text of a scope, that the properties make.</summary>
    public void Render(PropertySet properties, CharBuffer to)
    {
        to.Begin(Safe.MostChars);
        properties.Template!.Render(properties, to, this);
        Safe.Clean(to);
    }

    /// <summary>Takes the message that the caller has rendered, or when that failed the template as it stands.</summary>
    public void Take(string? rendered, LineBuffers workspace)
    {
        rendered ??= workspace.Properties.Template?.Text ?? "(the message could not be rendered)";
        foreach (var secret in workspace.Properties.Secrets)
        {
            rendered = ValueText.Render(secret) is { Length: > 0 } text ? rendered.Replace(text, RedactionPolicy.KeyMarker, StringComparison.Ordinal) : rendered;
        }

        var message = workspace.Message;
        message.Begin(Safe.MostChars);
        message.Append(rendered);
        Safe.Clean(message);
        workspace.HasMessage = true;
    }

    /// <summary>A value as the runtime writes it into messages: nothing as <c>(null)</c>, collections as their items.</summary>
    public void Append(CharBuffer to, object? value, string? format)
    {
        switch (value)
        {
            case null: to.Append(Null); break;
            case string text: to.Append(text); break;
            case IEnumerable items: AppendItems(to, items); break;
            default: to.Append(value, format); break;
        }
    }

    private void AppendItems(CharBuffer to, IEnumerable items)
    {
        var written = 0;
        try
        {
            // A dictionary's own enumerator gives the keys by which values may be secret.
            var all = items is IDictionary members ? members.GetEnumerator() : items.GetEnumerator();
            while (all.MoveNext())
            {
                to.Append(written == 0 ? string.Empty : ", ");
                if (to.IsFull || written++ == MaxItems)
                {
                    to.Append(CharBuffer.TruncationMark);
                    return;
                }

                to.Append(Safe.Value(all.Current) is { } value ? ValueText.Render(value) : Null);
            }
        }
        catch (Exception)
        {
            // An enumerator that throws, or a collection changed meanwhile: what came before is written.
        }
    }
}
