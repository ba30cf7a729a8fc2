using System.Runtime.CompilerServices;
using Serilog.Events;
using Serilog.Parsing;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Calls;
using StandardObservability.Serilog.Sinks.Secrets;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Redacts message templates, so that neither a template nor its rendered message contains a secret.</summary>
internal sealed class TemplateRedactor(RedactionPolicy policy)
{
    private static readonly MessageTemplateParser Parser = new();

    /// <summary>Keyed by template instance, which Serilog caches, so that each text is searched once.</summary>
    private readonly ConditionalWeakTable<MessageTemplate, MessageTemplate> _known = [];

    /// <param name="template">The template of the event.</param>
    /// <param name="properties">The redacted properties of the event. Those that the message makes secret are redacted too.</param>
    /// <returns>The template, or the whole redacted message as a template when only the combination of template and values is a secret.</returns>
    public MessageTemplate Redact(MessageTemplate template, Dictionary<string, LogEventPropertyValue> properties)
    {
        var safe = _known.GetValue(template, Redact);
        if (!safe.Tokens.Any(static t => t is PropertyToken))
        {
            return safe;
        }

        if (!policy.TryRedact(SerilogMessage.Render(safe, properties), out var message))
        {
            return safe;
        }

        SecretsInMessage.Redact(safe, properties, policy);
        return new MessageTemplate(message, [new TextToken(message)]);
    }

    private MessageTemplate Redact(MessageTemplate template)
        => policy.TryRedact(template.Text, out var text) ? Parser.Parse(text) : template;
}
