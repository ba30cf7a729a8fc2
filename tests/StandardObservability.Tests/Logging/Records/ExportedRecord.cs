using System.Collections;
using OpenTelemetry.Logs;

namespace StandardObservability.Tests.Logging.Records;

/// <summary>A log record as an application exporter receives it, as text.</summary>
internal sealed record ExportedRecord(string? Message, string? Body, string? EventName, string? Exception, IReadOnlyList<KeyValuePair<string, object?>> Attributes, object? State)
{
    public static ExportedRecord Of(LogRecord record) => new(
        record.FormattedMessage,
        record.Body,
        record.EventId.Name,
        record.Exception?.ToString(),
        [.. record.Attributes ?? []],
#pragma warning disable CS0618 // Older exporters read this property.
        record.State);
#pragma warning restore CS0618

    /// <summary>All texts of the record, including items of collections.</summary>
    public string Text => string.Join('\n', (string?[])[Message, Body, EventName, Exception, .. Attributes.Select(static a => TextOf(a.Value)), TextOf(State)]);

    public object? this[string key] => Attributes.Single(a => a.Key == key).Value;

    private static string TextOf(object? value) => value switch
    {
        string text => text,
        IDictionary map => string.Join('\n', map.Values.Cast<object?>().Select(TextOf)),
        IEnumerable items => string.Join('\n', items.Cast<object?>().Select(TextOf)),
        _ => FormattableString.Invariant($"{value}"),
    };
}
