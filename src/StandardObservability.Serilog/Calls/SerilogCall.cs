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

    /// <param name="log">The event.</param>
    /// <param name="policy">What must not leave of objects, which other loggers may turn into text before they look at names.</param>
    public SerilogCall(LogEvent log, RedactionPolicy? policy = null)
    {
        (Event, _policy) = (log, policy);
        _properties = new(log.Properties.Count + 1);
        foreach (var (name, value) in log.Properties)
        {
            Add(name, value);
        }

        _properties.Add(new(OriginalFormat, log.MessageTemplate.Text));
    }

    public LogEvent Event { get; }

    public EventId Id { get; private set; }

    /// <summary>Who speaks, when the event says so.</summary>
    public string? Category { get; private set; }

    /// <summary>Texts of open scopes, outermost first.</summary>
    public IReadOnlyList<LogEventPropertyValue> Scopes { get; private set; } = [];

    /// <summary>What the host has put on an event for the sinks, and that a line has by itself.</summary>
    public LineFormatProperty? FromHost { get; private set; }

    /// <summary>What a sink threw that is asked to: one that was added with <c>AuditTo</c>.</summary>
    public ExceptionDispatchInfo? AuditFailure { get; set; }

    /// <summary>How many calls, with this one, a thread is within: each was made while the one before was written.</summary>
    public int Nested { get; init; }

    public int Count => _properties.Count;

    public KeyValuePair<string, object?> this[int index] => _properties[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether an event is this call once more: a provider has led it back to Serilog.</summary>
    public bool IsRepeatedBy(LogEvent log) => log.MessageTemplate.Text == Event.MessageTemplate.Text;

    /// <summary>The message, without secrets.</summary>
    public override string ToString() => _policy is null ? SerilogMessage.Render(Event.MessageTemplate, Event.Properties) : _policy.Redact(SerilogMessage.Render(
        Event.MessageTemplate,
        Event.Properties.Select(p => KeyValuePair.Create(p.Key, RedactedValue.Redact(_policy, p.Key, p.Value)))));

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

    /// <summary>Texts are searched where they are written; what goes by its name goes here, since other loggers may have forgotten it by then.</summary>
    private static LogEventPropertyValue Safe(RedactionPolicy policy, string name, LogEventPropertyValue value)
        => value is ScalarValue && !policy.IsSecretKey(name) ? value : RedactedValue.Redact(policy, name, value);

    /// <summary>As Serilog's provider for <c>ILogger</c> writes it.</summary>
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
