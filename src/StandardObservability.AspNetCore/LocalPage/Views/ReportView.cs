using System.Text.Json;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Dashboards;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>Writes the start report with every setting.</summary>
internal sealed class ReportView(ObservabilityStatus status, FilesView files, CostView cost)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("isEnabled", status.IsEnabled);
        json.WriteString("disabledReason", status.DisabledReason);
        json.WriteString("service", status.ServiceName);
        json.WriteString("version", status.ServiceVersion);
        json.WriteString("environment", status.Environment);
        json.WriteString("platform", status.CloudPlatform);
        json.WriteString("logs", status.Logs);
        json.WriteString("metrics", status.Metrics);
        json.WriteString("traces", status.Traces);
        json.WriteString("sampler", status.Sampler);
        json.WriteString("propagators", status.Propagators);
        json.WriteBoolean("redaction", status.IsRedactionEnabled);
        var (names, problem) = files.Describe();
        json.WriteArray("files", names, static (j, name) => j.WriteStringValue(name));
        json.WriteString("filesProblem", problem);
        cost.Write(json, hasTemplate: names.Contains(CloudWatchTemplate.FileName));
        json.WriteArray("problems", status.Problems, static (j, text) => j.WriteStringValue(text));
        json.WriteArray("settings", status.Settings, static (j, setting) =>
        {
            j.WriteStartObject();
            j.WriteString("key", setting.Key);
            j.WriteString("value", setting.Value);
            j.WriteString("source", setting.Source);
            j.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
