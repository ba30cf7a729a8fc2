using System.Collections;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Lines;
using StandardObservability.Serilog.Sinks;

namespace StandardObservability.Serilog.Calls;

/// <summary>A Serilog event as the state of a log call: its properties, then its template.</summary>
internal sealed class SerilogCall : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string OriginalFormat = "{OriginalFormat}";

    private readonly List<KeyValuePair<string, object?>> _properties;
    private readonly RedactionPolicy? _policy;

    /// <param name="logEvent">The event.</param>
    /// <param name="policy">Redacts objects, because another provider may turn them into text before it looks at names.</param>
    public SerilogCall(LogEvent logEvent, RedactionPolicy? policy = null)
    {
        (Event, _policy) = (logEvent, policy);
        _properties = new(logEvent.Properties.Count + 1);
        foreach (var (name, value) in logEvent.Properties)
        {
            Add(name, value);
        }

        _properties.Add(new(OriginalFormat, logEvent.MessageTemplate.Text));
    }

    public LogEvent Event { get; }

    public EventId Id { get; private set; }

    /// <summary>The category, when the event has one.</summary>
    public string? Category { get; private set; }

    /// <summary>Texts of open scopes, outermost first.</summary>
    public IReadOnlyList<LogEventPropertyValue> Scopes { get; private set; } = [];

    /// <summary>A property that the host added for the sinks, and that a log line writes without it.</summary>
    public LineFormatProperty? FromHost { get; private set; }

    /// <summary>The exception of an audit sink (<c>AuditTo</c>), which the caller must get.</summary>
    public ExceptionDispatchInfo? AuditFailure { get; set; }

    /// <summary>How many calls this thread is writing, including this one: each was made while the previous one was written.</summary>
    public int Nested { get; init; }

    public int Count => _properties.Count;

    public KeyValuePair<string, object?> this[int index] => _properties[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether an event is this call again, because a provider sent it back to Serilog.</summary>
    public bool IsRepeatedBy(LogEvent logEvent) => logEvent.MessageTemplate.Text == Event.MessageTemplate.Text;

    /// <summary>The message, without secrets.</summary>
    public override string ToString()
    {
        if (_policy is null)
        {
            return SerilogMessage.Render(Event.MessageTemplate, Event.Properties);
        }

        var redacted = Event.Properties.Select(p => KeyValuePair.Create(p.Key, EventValueRedactor.Redact(_policy, p.Key, p.Value)));
        return _policy.Redact(SerilogMessage.Render(Event.MessageTemplate, redacted));
    }

    private void Add(string name, LogEventPropertyValue value)
    {
        switch (name, value)
        {
            case (_, LineFormatProperty own): FromHost = own; break;
            case (Constants.SourceContextPropertyName, ScalarValue { Value: string category }): Category = category; break;
            case ("EventId", StructureValue id) when EventIdOf(id) is { } known: Id = known; break;
            case ("Scope", SequenceValue scopes): Scopes = scopes.Elements; break;
            default: _properties.Add(new(name, PlainValue.Convert(_policy is null ? value : Safe(_policy, name, value)))); break;
        }
    }

    /// <summary>
    /// Redacts values of secret keys here, because other providers may not know the key. Secrets inside texts are redacted where the text is written.
    /// </summary>
    private static LogEventPropertyValue Safe(RedactionPolicy policy, string name, LogEventPropertyValue value)
        => value is ScalarValue && !policy.MayBeSecretKey(name) ? value : EventValueRedactor.Redact(policy, name, value);

    /// <summary>The event id as Serilog's <c>ILogger</c> provider writes it.</summary>
    private static EventId? EventIdOf(StructureValue value)
    {
        var (id, name) = (0, (string?)null);
        foreach (var property in value.Properties)
        {
            switch (property)
            {
                case { Name: "Id", Value: ScalarValue { Value: int number } }: id = number; break;
                case { Name: "Name", Value: ScalarValue { Value: string text } }: name = text; break;
                default: return null;
            }
        }

        return new EventId(id, name);
    }
}
