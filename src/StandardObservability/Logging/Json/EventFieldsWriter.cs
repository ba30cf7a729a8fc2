using Microsoft.Extensions.Logging;
using StandardObservability.Conventions.Logging;
using StandardObservability.Identity;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>Writes the fields of service, environment, category and event. They are cached while the identity is the same.</summary>
internal sealed class EventFieldsWriter(RedactedValues redacted, CurrentIdentity identity)
{
    /// <summary>These names are never truncated later, so they are limited here.</summary>
    private const int MaxNameLength = 256;

    private static readonly Utf8Fragment Service = JsonFragments.Key(LogFieldNames.Service);
    private static readonly Utf8Fragment Environment = JsonFragments.Key(LogFieldNames.Environment);
    private static readonly Utf8Fragment Category = JsonFragments.Key(LogFieldNames.Category);
    private static readonly Utf8Fragment EventNumber = JsonFragments.Key(LogFieldNames.EventId);
    private static readonly Utf8Fragment EventName = JsonFragments.Key(LogFieldNames.EventName);

    public void Write(Utf8Buffer line, LogCategory category, EventId id)
    {
        var service = identity.Value;
        if (category.FindFields(service, id) is { } cached)
        {
            line.Raw(cached.Json);
            return;
        }

        var start = line.Length;
        WriteName(line, Service, service.Name);
        WriteName(line, Environment, service.Environment);
        WriteName(line, Category, category.Name);
        if (id.Id != 0)
        {
            line.Raw(EventNumber);
            line.Number((long)id.Id);
        }

        if (id.Name is { Length: > 0 } name)
        {
            WriteName(line, EventName, name);
        }

        category.CacheFields(service, id, line.Written[start..]);
    }

    private void WriteName(Utf8Buffer line, Utf8Fragment key, string name)
    {
        var text = redacted.RedactText(name);
        line.Raw(key);
        line.String(text.Length > MaxNameLength ? string.Concat(text.AsSpan(0, MaxNameLength), CharBuffer.TruncationMark) : text);
    }
}
