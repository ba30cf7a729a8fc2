using System.Text.Json;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Dashboards;

/// <summary>One array of "metrics" after its shorthands were replaced: the texts, and the options at its end.</summary>
internal sealed record MetricRow(IReadOnlyList<string> Texts, JsonElement Options)
{
    /// <summary>Reads rows; "." repeats the text above and "..." all texts up to those that follow it.</summary>
    public static IReadOnlyList<MetricRow> Read(JsonElement metrics)
    {
        var rows = new List<MetricRow>();
        IReadOnlyList<string> above = [];
        foreach (var row in metrics.EnumerateArray())
        {
            var items = row.EnumerateArray().ToList();
            var hasOptions = items.Count > 0 && items[^1].ValueKind == JsonValueKind.Object;
            var options = hasOptions ? items[^1] : JsonSerializer.SerializeToElement(new Dictionary<string, string>());
            if (hasOptions) items.RemoveAt(items.Count - 1);
            if (items.Exists(item => item.ValueKind != JsonValueKind.String)) throw new CloudWatchException($"dashboard: {row} has something else than texts and options");
            var texts = Expand([.. items.Select(item => item.GetString()!)], above);
            rows.Add(new MetricRow(texts, options));
            if (texts.Count > 0) above = texts;
        }

        return rows;
    }

    private static List<string> Expand(IReadOnlyList<string> texts, IReadOnlyList<string> above)
    {
        var expanded = new List<string>();
        for (var index = 0; index < texts.Count; index++)
        {
            if (texts[index] == "...")
            {
                var rest = texts.Count - index - 1;
                var repeated = above.Count - rest - expanded.Count;
                if (repeated < 0) throw new CloudWatchException("dashboard: \"...\" has nothing to repeat");
                expanded.AddRange(above.Skip(expanded.Count).Take(repeated));
            }
            else if (texts[index] == ".")
            {
                expanded.Add(expanded.Count < above.Count ? above[expanded.Count] : throw new CloudWatchException("dashboard: \".\" has nothing to repeat"));
            }
            else
            {
                expanded.Add(texts[index]);
            }
        }

        return expanded;
    }
}
