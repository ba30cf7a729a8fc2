using System.Text.Json;
using StandardObservability.Conventions.Commands;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Dashboards.Tests.CloudWatch;
using StandardObservability.Dashboards.Tests.CloudWatch.Templates;

namespace StandardObservability.Dashboards.Tests.Outputs.Otlp;

/// <summary>A rendered template for OTLP metrics as a deployment in production sees it.</summary>
internal sealed class OtlpTemplate
{
    private const string Environment = "production";
    private readonly string _service;

    public OtlpTemplate(ServiceModel model, TimeSpan? exportInterval = null)
    {
        _service = model.Service;
        Text = CloudWatchOtlpTemplate.Render(model, new EmittingService(model.Service, true, "unused", MetricDimensions.Default, exportInterval: exportInterval)).Text;
        Deployed = TemplateDouble.Load(Text, model.IsFleet ? new Dictionary<string, string>() : new Dictionary<string, string> { ["LogGroupName"] = "/ecs/shop" });
        Dashboard = DashboardDouble.Parse(Deployed.OfType("AWS::CloudWatch::Dashboard").Single().Properties.GetProperty("DashboardBody").GetString()!);
    }

    public string Text { get; }

    public TemplateDouble Deployed { get; }

    public DashboardDouble Dashboard { get; }

    /// <summary>The queries of alarms by the id of the alarm, with the seconds that they must hold.</summary>
    public IReadOnlyDictionary<string, (string Query, int Pending)> Alarms => Deployed.OfType("AWS::CloudWatch::Alarm").ToDictionary(
        a => IdOf(a),
        static a => a.Properties.GetProperty("EvaluationCriteria").GetProperty("PromQLCriteria") is var criteria
            ? (criteria.GetProperty("Query").GetString()!, criteria.GetProperty("PendingPeriod").GetInt32())
            : default,
        StringComparer.Ordinal);

    /// <summary>The queries of charts, with their titles.</summary>
    public IEnumerable<(string Title, string Query)> Charts => Dashboard.Widgets
        .Where(static w => w.Kind == "chart")
        .SelectMany(static w => w.Properties.GetProperty("data").GetProperty("queries").EnumerateArray().Select(q => (w.Title, q.GetProperty("query").GetString()!)));

    /// <summary>The queries of alarms as rules of Prometheus 2, which has neither quoted names nor histograms without buckets in its tests.</summary>
    public string ToRules() => "groups:\n  - name: g\n    interval: 1m\n    rules:\n" + string.Concat(Alarms.Select(static a =>
        $"      - alert: {a.Key}\n        expr: {JsonSerializer.Serialize(ClassicSeries.Rewrite(a.Value.Query))}\n        for: {a.Value.Pending}s\n"));

    private string IdOf(TemplateResource alarm)
    {
        var name = alarm.Properties.GetProperty("AlarmName").GetString()!;
        return name[$"{_service}-{Environment}-".Length..];
    }
}
