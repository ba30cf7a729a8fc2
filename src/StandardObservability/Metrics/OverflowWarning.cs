using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals.Points;
using StandardObservability.Text;

namespace StandardObservability.Metrics;

/// <summary>Logs once for each metric that it has more combinations of attribute values than OpenTelemetry keeps, and which attribute causes it.</summary>
/// <param name="findLogger">The logger. Called at the first overflow, because exporters are created while loggers are.</param>
/// <param name="redaction">Redacts the sample.</param>
internal sealed class OverflowWarning(Func<ILogger> findLogger, RedactionPolicy redaction)
{
    /// <summary>OpenTelemetry's limit of attribute combinations.</summary>
    private const int DefaultLimit = 2000;

    private readonly ConcurrentDictionary<string, bool> _logged = new(StringComparer.Ordinal);

    public void Check(Metric metric)
    {
        if (OverflowPoint.Exists(metric) && _logged.TryAdd($"{metric.MeterName} {metric.Name}", true))
        {
            var (attribute, values) = FindWidest(metric);
            Log.AttributesOverflow(findLogger(), metric.Name, attribute, values.Count, redaction.Redact(values.FirstOrDefault() ?? string.Empty));
        }
    }

    /// <summary>The finding of a policy, with the attribute that causes it.</summary>
    public PolicyFinding Describe(Metric metric, int points, int? limit)
    {
        var (attribute, values) = FindWidest(metric);
        var sample = redaction.Redact(values.FirstOrDefault() ?? string.Empty);
        FormattableString size = $"Metric '{metric.Name}' has {points} series or more, and {limit ?? DefaultLimit} are allowed.";
        FormattableString cause = $" The attribute '{attribute}' alone has {values.Count} values or more, for example \"{sample}\".";
        return new(
            PolicyRules.Get(RuleIds.SeriesLimit),
            metric.Name,
            FormattableString.Invariant(size) + FormattableString.Invariant(cause),
            "Remove the attribute from the measurements, and write it to a span or a log event instead.");
    }

    /// <summary>The attribute with the most values, and these.</summary>
    private static (string Attribute, HashSet<string> Values) FindWidest(Metric metric)
    {
        Dictionary<string, HashSet<string>> valuesByAttribute = new(StringComparer.Ordinal);
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            foreach (var (key, value) in point.Tags)
            {
                if (!valuesByAttribute.TryGetValue(key, out var values))
                {
                    valuesByAttribute.Add(key, values = new(StringComparer.Ordinal));
                }

                values.Add(value is null ? string.Empty : ValueText.Render(value));
            }
        }

        var (widest, most) = (string.Empty, new HashSet<string>());
        foreach (var (attribute, values) in valuesByAttribute)
        {
            (widest, most) = values.Count > most.Count ? (attribute, values) : (widest, most);
        }

        return (widest, most);
    }
}
