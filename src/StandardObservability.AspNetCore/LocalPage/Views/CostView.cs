using System.Text.Json;
using StandardObservability.AspNetCore.LocalPage.Recording;
using StandardObservability.Conventions.Commands;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Dashboards;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>Writes what the service would cost in CloudWatch: metrics in embedded metric format so far, and the alarms of the model.</summary>
internal sealed class CostView(LocalRecording recording, CollectedInstruments collected, EmittingService service)
{
    /// <summary>The roll-ups that the exporter adds to those of the instruments.</summary>
    private static readonly string[] Faults = [MetricNames.HttpServerRequestFaults, MetricNames.HttpClientRequestFaults];

    /// <param name="json">The writer.</param>
    /// <param name="hasTemplate">Whether CloudWatch can express the model.</param>
    public void Write(Utf8JsonWriter json, bool hasTemplate)
    {
        var prices = PriceTable.Default;
        var metrics = CountMetrics();
        json.WriteStartObject("cost");
        json.WriteString("prices", prices.Source);
        json.WriteNumber("metrics", metrics);
        json.WriteNumber("metricDollars", metrics * prices.Metric);
        json.WriteNumber("alarmDollars", hasTemplate ? prices.OfAlarms(recording.Model, service) : 0);
        json.WriteNumber("dashboardDollars", prices.Dashboard);
        json.WriteEndObject();
    }

    private int CountMetrics()
    {
        var names = collected.Names;
        var faults = Faults.Count(f => names.Contains(f.Replace(".faults", ".duration", StringComparison.Ordinal)));
        return names.Count + faults + service.Dimensions.Where(static d => d.Value.Count > 0).Sum(d => recording.Samples.CountCombinations(d.Key, d.Value));
    }
}
