using System.Text.Json;
using StandardObservability.Dashboards;
using StandardObservability.Diagnosis.Status;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>Writes what does not change: sections, widgets and alarms.</summary>
internal sealed class ModelView(ServiceModel model, ObservabilityStatus status)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("service", model.Service);
        json.WriteString("version", status.ServiceVersion);
        json.WriteString("environment", status.Environment);
        json.WriteNumber("step", DataView.StepSeconds);
        json.WriteNumber("window", DataView.WindowSeconds);
        json.WriteArray("sections", model.Sections.Index(), Write);
        json.WriteArray("alarms", model.Alarms, Write);
        json.WriteEndObject();
    }

    /// <summary>The id of a widget: the numbers of its section and of its place.</summary>
    public static string WidgetId(int section, int widget) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{section}-{widget}");

    private static void Write(Utf8JsonWriter json, (int Number, Section Section) numbered)
    {
        json.WriteStartObject();
        json.WriteString("title", numbered.Section.Title);
        json.WriteString("help", numbered.Section.Help);
        json.WriteArray("widgets", numbered.Section.Widgets.Index(), (j, w) => Write(j, WidgetId(numbered.Number, w.Index), w.Item));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string id, Widget widget)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("title", widget.Title);
        json.WriteName("view", widget.View);
        json.WriteString("meaning", widget.Meaning);
        json.WriteString("unit", widget.Unit);
        json.WriteArray("thresholds", widget.Thresholds, static (j, t) =>
        {
            j.WriteStartObject();
            j.WriteString("label", t.Label);
            j.WriteNumber("value", t.Value);
            j.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Alarm alarm)
    {
        json.WriteStartObject();
        json.WriteString("id", alarm.Id);
        json.WriteName("severity", alarm.Severity);
        json.WriteString("meaning", alarm.Meaning);
        json.WriteArray("firstLooks", alarm.FirstLooks, static (j, look) => j.WriteStringValue(look.Text));
        json.WriteArray("conditions", alarm.Conditions, static (j, condition) =>
        {
            j.WriteStartObject();
            j.WriteName("comparison", condition.Comparison);
            j.WriteNumber("threshold", condition.Threshold);
            j.WriteString("unit", condition.Query.Unit);
            j.WriteNumber("periodSeconds", condition.Period.TotalSeconds);
            j.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
