using System.Text.Json;
using StandardObservability.Dashboards;
using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Charts;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>Writes the lines of all widgets. They change once in a step, so a second request within it costs no evaluation.</summary>
internal sealed class ChartView(ServiceModel model, QueryEvaluator queries, RedactionPolicy redaction)
{
    private readonly Lock _lock = new();
    private readonly ChartReader _charts = new(queries);
    private Evaluated _last = new(0, 0, []);

    /// <param name="json">The writer.</param>
    /// <param name="from">Begin of the first step, in seconds since 1970.</param>
    /// <param name="to">End of the last step, in seconds since 1970.</param>
    public void Write(Utf8JsonWriter json, long from, long to)
    {
        var steps = (int)(to - from) / DataView.StepSeconds;
        json.WriteStartObject("widgets");
        foreach (var (id, lines) in Evaluate(from, to))
        {
            json.WriteArray(id, lines, (j, line) => Write(j, line, steps));
        }

        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, ChartLine line, int steps)
    {
        json.WriteStartObject();
        json.WriteString("label", line.Attribute is { } attribute ? SafeText.Of(redaction, attribute, line.Label) : line.Label);
        json.WritePropertyName("last");
        json.WriteNumberOrNull(line.Last);
        json.WriteArray("values", line.Values.Skip(line.Values.Count - steps), static (j, value) => j.WriteNumberOrNull(value));
        json.WriteEndObject();
    }

    private List<(string Id, IReadOnlyList<ChartLine> Lines)> Evaluate(long from, long to)
    {
        lock (_lock)
        {
            if (_last.To != to || _last.From > from)
            {
                _last = new(from, to, Read(DateTimeOffset.FromUnixTimeSeconds(from), DateTimeOffset.FromUnixTimeSeconds(to)));
            }

            return _last.Widgets;
        }
    }

    private List<(string Id, IReadOnlyList<ChartLine> Lines)> Read(DateTimeOffset from, DateTimeOffset to)
        => [.. model.Sections.Index().SelectMany(s => s.Item.Widgets.Index().Select(w => (
            ModelView.WidgetId(s.Index, w.Index),
            _charts.Read(w.Item, from, (int)(to - from).TotalSeconds / DataView.StepSeconds, DataView.Step, to))))];

    private sealed record Evaluated(long From, long To, List<(string Id, IReadOnlyList<ChartLine> Lines)> Widgets);
}
