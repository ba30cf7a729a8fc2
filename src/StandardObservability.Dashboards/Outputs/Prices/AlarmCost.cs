using StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Outputs.Prices;

/// <summary>What CloudWatch bills for an alarm: the metrics that it reads, and composite alarms.</summary>
/// <param name="Metrics">Number of metrics.</param>
/// <param name="Composites">Number of composite alarms.</param>
internal readonly record struct AlarmCost(int Metrics, int Composites)
{
    /// <summary>The cost of an alarm as the template deploys it.</summary>
    public static AlarmCost Find(Alarm alarm, EmittedMetrics metrics)
    {
        var metric = new MetricAlarm(metrics);
        var isComposite = alarm.Conditions.Count > 1 || alarm.SuppressedBy.Count > 0;
        var hasSuppressor = alarm.Severity == Severity.Ticket && alarm.SuppressedBy.Count > 1;
        return new AlarmCost(alarm.Conditions.Sum(c => metric.FindOperands(c).Count), (isComposite ? 1 : 0) + (hasSuppressor ? 1 : 0));
    }

    /// <summary>The cost of all alarms of a model, with the one that combines those that page.</summary>
    public static AlarmCost Find(ServiceModel model, EmittedMetrics metrics)
    {
        var each = model.Alarms.Select(a => Find(a, metrics)).ToList();
        var unhealthy = model.Alarms.Any(static a => a.Severity == Severity.Page) ? 1 : 0;
        return new AlarmCost(each.Sum(static c => c.Metrics), each.Sum(static c => c.Composites) + unhealthy);
    }

    /// <summary>The price of a month.</summary>
    public decimal PriceAt(PriceTable prices) => (Metrics * prices.AlarmMetric) + (Composites * prices.CompositeAlarm);
}
