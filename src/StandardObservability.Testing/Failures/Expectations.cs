using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Testing.Recording;

namespace StandardObservability.Testing.Failures;

/// <summary>The words of each kind of telemetry.</summary>
internal static class Expectations
{
    public static Expectation<CapturedSpan> Span(string name, Func<CapturedSpan, bool>? condition, string? text) => new(
        "span", "spans", name, static s => [s.Name], static s => $"\"{PrintableText.Name(s.Name)}\" ({s.Kind}, source {PrintableText.Name(s.SourceName)})")
    {
        Condition = condition,
        ConditionText = text,
    };

    public static Expectation<CapturedPoint> Point(string name, Func<CapturedPoint, bool>? condition, string? text) => new(
        "metric point", "metric points", name, static p => [p.Name], Describe)
    {
        Condition = condition,
        ConditionText = text,
    };

    public static Expectation<CapturedLogRecord> LogRecord(string name, Func<CapturedLogRecord, bool>? condition, string? text) => new(
        "log record", "log records", name, static r => r.EventName is null ? [r.Template] : [r.EventName, r.Template], Describe)
    {
        Condition = condition,
        ConditionText = text,
    };

    private static string Describe(CapturedPoint point)
    {
        var attributes = point.Attributes.Select(static a => $"{a.Key}={AttributeTypes.Show(a.Value)}").Order(StringComparer.Ordinal);
        var list = PrintableText.Name(string.Join(", ", attributes));
        return $"\"{PrintableText.Name(point.Name)}\" = {AttributeTypes.Show(point.Value)} ({point.Instrument}; {list})";
    }

    private static string Describe(CapturedLogRecord record)
        => $"\"{PrintableText.Name(record.EventName ?? record.Template)}\" ({record.Level}, {PrintableText.Name(record.Category)}): "
            + PrintableText.Name(record.Message);
}
