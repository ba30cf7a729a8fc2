using System.Runtime.CompilerServices;
using Serilog.Events;
using Serilog.Parsing;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Calls;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Templates without secrets, neither in themselves nor in the messages that come of them.</summary>
internal sealed class TemplateRedactor(RedactionPolicy policy)
{
    private static readonly MessageTemplateParser Parser = new();

    /// <summary>By the template itself, which Serilog keeps for each call: its text is searched once.</summary>
    private readonly ConditionalWeakTable<MessageTemplate, MessageTemplate> _known = [];

    /// <param name="template">The event's own.</param>
    /// <param name="properties">The event's, without secrets.</param>
    /// <returns>The template; or the whole message as one, when a secret comes about only where template and values meet.</returns>
    public MessageTemplate Redact(MessageTemplate template, IReadOnlyDictionary<string, LogEventPropertyValue> properties)
    {
        var safe = _known.GetValue(template, Redact);
        if (!safe.Tokens.Any(static t => t is PropertyToken))
        {
            return safe;
        }

        return policy.TryRedact(SerilogMessage.Render(safe, properties), out var message) ? new MessageTemplate(message, [new TextToken(message)]) : safe;
    }

    private MessageTemplate Redact(MessageTemplate template)
        => policy.TryRedact(template.Text, out var text) ? Parser.Parse(text) : template;
}
