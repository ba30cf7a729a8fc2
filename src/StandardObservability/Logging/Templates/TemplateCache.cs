using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>Caches a <see cref="MessageTemplate"/> for each template text.</summary>
internal sealed class TemplateCache(RedactedValues redacted)
{
    private const int MaxCached = 1024;

    /// <summary>Longer templates are usually texts that were composed for one call.</summary>
    private const int MaxCachedLength = 1024;

    private readonly ReferenceCache<MessageTemplate> _templates = new(MaxCached);

    public MessageTemplate Find(string text)
    {
        if (_templates.Find(text) is not { } template)
        {
            template = new MessageTemplate(text, redacted);
            if (text.Length <= MaxCachedLength)
            {
                _templates.Add(text, template);
            }
        }

        return template;
    }
}
