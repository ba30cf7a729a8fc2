using System.Collections;
using StandardObservability.Export;
using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;

namespace StandardObservability.Logging.Templates;

/// <summary>Renders messages from their templates, the values without their secrets.</summary>
internal sealed class MessageTexts(SafeValues safe)
{
    private const int MostTemplates = 1024;

    /// <summary>Longer templates are texts put together for one call.</summary>
    private const int LongestKept = 1024;

    /// <summary>More items of a collection are not written.</summary>
    private const int MaxItems = 1000;

    private const string Null = "(null)";

    private readonly ReferenceCache<MessageTemplate> _templates = new(MostTemplates);

    /// <summary>Finds the template of a call, and the property of each of its places.</summary>
    /// <returns><see langword="false"/>, when it has no template or not the template's properties.</returns>
    public bool TryFill(LineWorkspace workspace)
    {
        if (workspace.Properties.Template is not { } text)
        {
            return false;
        }

        workspace.Template = Template(text);
        return workspace.Template.TryFill(workspace.Properties.All, workspace.Places);
    }

    /// <summary>The message of a call: rendered from its template, or as it was taken from the caller.</summary>
    public ReadOnlySpan<char> Render(LineWorkspace workspace)
    {
        if (!workspace.HasMessage)
        {
            Render(workspace.Template!, workspace.Properties.All, workspace.Places, workspace.Message);
        }

        return workspace.Message.Written;
    }

    /// <summary>Renders the text of a scope that has a template.</summary>
    public bool TryRender(PropertySet properties, CharBuffer to)
    {
        List<int> places = [];
        if (properties.Template is not { } text || Template(text) is not { } template || !template.TryFill(properties.All, places))
        {
            return false;
        }

        Render(template, properties.All, places, to);
        return true;
    }

    /// <summary>Takes the message that the caller has rendered, or when that failed the template as it stands.</summary>
    public void Take(string? rendered, LineWorkspace workspace)
    {
        rendered ??= workspace.Template?.Text ?? "(the message could not be rendered)";
        foreach (var secret in workspace.Properties.Secrets)
        {
            rendered = JsonValue.Render(secret) is { Length: > 0 } text ? rendered.Replace(text, RedactionPolicy.KeyMarker, StringComparison.Ordinal) : rendered;
        }

        var message = workspace.Message;
        message.Begin(safe.MostChars);
        message.Append(rendered);
        safe.Clean(message);
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

    private void Render(MessageTemplate template, ReadOnlySpan<LogProperty> properties, List<int> places, CharBuffer to)
    {
        to.Begin(safe.MostChars);
        template.Render(properties, places, to, this);
        safe.Clean(to);
    }

    private MessageTemplate Template(string text)
    {
        if (_templates.Find(text) is not { } template)
        {
            template = new MessageTemplate(text, safe);
            if (text.Length <= LongestKept)
            {
                _templates.Add(text, template);
            }
        }

        return template;
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
                    to.Append(SafeValues.CutMark);
                    return;
                }

                to.Append(safe.Value(all.Current) is { } value ? JsonValue.Render(value) : Null);
            }
        }
        catch (Exception)
        {
            // An enumerator that throws, or a collection changed meanwhile: what came before is written.
        }
    }
}
