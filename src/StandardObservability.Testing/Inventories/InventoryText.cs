using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Testing.Recording;

namespace StandardObservability.Testing.Inventories;

/// <summary>Lists what the application emitted, without values: one line for each instrument, span and log record.</summary>
internal static class InventoryText
{
    private static readonly string[] OtherPrefixes = ["Microsoft.", "System.", nameof(StandardObservability)];

    private static readonly HashSet<string> KnownNames =
        KnownInstrumentations.All.SelectMany(static i => i.Sources.Concat(i.Meters)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] KnownPatterns =
        [.. KnownNames.Where(static n => n.EndsWith('*')).Select(static n => n.TrimEnd('*'))];

    public static string Create(IEnumerable<CapturedSpan> spans, IEnumerable<CapturedPoint> points, IEnumerable<CapturedLogRecord> records)
    {
        var entries = spans.Where(static s => IsOwn(s.SourceName)).Select(static s => (Key: $"span|{s.Name}|{Lower(s.Kind.ToString())}", s.Attributes))
            .Concat(points.Where(static p => IsOwn(p.MeterName)).Select(static p => (Key: $"{p.Instrument}|{p.Name}|{p.Unit}", p.Attributes)))
            .Concat(records.Where(static r => IsOwn(r.Category)).Select(static r => (Key: DescribeLog(r), r.Attributes)));
        var lines = entries.GroupBy(static e => e.Key, static e => e.Attributes).Select(static g => $"{PrintableText.Name(g.Key)}|{ListAttributes(g)}");
        return string.Concat(lines.Order(StringComparer.Ordinal).Select(static l => l + "\n"));
    }

    private static bool IsOwn(string name)
        => !KnownNames.Contains(name)
            && !KnownPatterns.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))
            && !OtherPrefixes.Any(p => name.StartsWith(p, StringComparison.Ordinal));

    private static string DescribeLog(CapturedLogRecord record) => $"log|{record.EventName ?? record.Template}|{Lower(record.Level.ToString())}";

    // An attribute that has several types, or that some items do not have, is one entry.
    private static string ListAttributes(IEnumerable<IReadOnlyDictionary<string, object?>> items)
    {
        var types = items.SelectMany(static i => i)
            .GroupBy(static a => a.Key, static a => AttributeTypeWords.Write(AttributeTypes.Find(a.Value)), StringComparer.Ordinal);
        return string.Join(", ", types.OrderBy(static t => t.Key, StringComparer.Ordinal)
            .Select(static t => $"{PrintableText.Name(t.Key)}:{string.Join('/', t.Distinct().Order(StringComparer.Ordinal))}"));
    }

    private static string Lower(string word) => word.ToLowerInvariant();
}
