using Serilog.Core;
using Serilog.Events;
using StandardObservability.Redaction;

namespace StandardObservability.Serilog.Sinks;

/// <summary>The last enricher: redacts what the application's own enrichers have added.</summary>
internal sealed class RedactingEnricher(RedactionPolicy policy) : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        List<LogEventProperty>? changed = null;
        foreach (var (name, value) in logEvent.Properties)
        {
            if (!(logEvent is RedactedEvent safe && safe.IsRedacted(name, value))
                && EventValueRedactor.Redact(policy, name, value) is var redacted && !ReferenceEquals(redacted, value))
            {
                (changed ??= []).Add(new LogEventProperty(name, redacted));
            }
        }

        changed?.ForEach(logEvent.AddOrUpdateProperty);
    }
}
