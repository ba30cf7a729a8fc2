using System.Globalization;

namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>Translates the conditions of an alarm.</summary>
/// <remarks>
/// M of N periods: with N = M and periods of the evaluation interval, the alert has <c>for</c>. Otherwise a subquery has one value for each
/// period that breaches, and they are counted. Its range is a second shorter than N periods: Prometheus 2 includes both ends, Prometheus 3 one.
/// </remarks>
/// <param name="promQl">Translates queries.</param>
/// <param name="exportInterval">Time between two samples.</param>
internal sealed class AlertExpression(PromQl promQl, TimeSpan exportInterval)
{
    /// <summary>Time between two evaluations.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>How long the expression must hold, or <see langword="null"/> if it counts periods itself.</summary>
    public static TimeSpan? FindFor(Alarm alarm)
    {
        var first = alarm.Conditions[0];
        return alarm.Conditions.All(c => c.Period == Interval && c.Periods == first.Periods && c.BreachingPeriods == c.Periods)
            ? Interval * (first.Periods - 1)
            : null;
    }

    /// <summary>The age of the oldest sample that the expression may read: the periods that it counts, the first of them, and one before it.</summary>
    public static TimeSpan FindRange(Alarm alarm) => alarm.Conditions.Max(c => c.Period * (2 + (IsCounted(alarm, c) ? c.Periods : 0)));

    /// <exception cref="RenderException">PromQL cannot express a condition.</exception>
    public string Create(Alarm alarm) => string.Join("\nand\n", alarm.Conditions.Select(c => $"({Create(c, IsCounted(alarm, c))})"));

    private static bool IsCounted(Alarm alarm, AlarmCondition condition) => FindFor(alarm) is null && condition.Periods > 1;

    private string Create(AlarmCondition condition, bool isCounted)
    {
        if (condition.Reads.Any(static r => r.By is not null))
        {
            throw new RenderException("splits its query by an attribute. An alarm is one: read all measurements, or filter them.");
        }

        var breaching = Compare(condition);
        var range = (long)(condition.Period * condition.Periods).TotalSeconds - 1;
        var step = PromText.Duration(condition.Period);
        return isCounted
            ? string.Create(CultureInfo.InvariantCulture, $"count_over_time(({breaching})[{range}s:{step}]) >= {condition.BreachingPeriods}")
            : breaching;
    }

    /// <summary>Has a value while a period breaches.</summary>
    private string Compare(AlarmCondition condition)
    {
        var window = RangeWindow.Create(condition.Period, exportInterval);
        var value = $"({promQl.Translate(condition.Query, window)})";
        if (condition.Sample is { } sample)
        {
            value = string.Create(
                CultureInfo.InvariantCulture,
                $"({value} and {promQl.Translate(sample, window)} * {condition.Period.TotalSeconds} >= {condition.SmallestSample})");
        }

        var compared = $"{value} {(condition.Comparison == Comparison.Above ? '>' : '<')} {Numbers.Write(condition.Threshold)}";

        // A quantile without measurements is NaN, which counts as missing. The comparison with -Inf drops it.
        return condition.MissingData == MissingData.Breaching ? $"{compared} or absent({value} >= -Inf)" : compared;
    }
}
