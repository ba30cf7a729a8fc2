using StandardObservability.Dashboards.Model;
using StandardObservability.Dashboards.Model.Alarms;

namespace StandardObservability.Dashboards.Evaluation;

/// <summary>Evaluates alarms as CloudWatch does: M of the last N periods, and what a period without data means.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Alarm evaluation" and "Configuring how CloudWatch alarms treat missing data".</remarks>
internal sealed class AlarmEvaluator(QueryEvaluator queries)
{
    /// <summary>The states of all alarms.</summary>
    /// <param name="model">The model.</param>
    /// <param name="now">End of the last period. Periods of CloudWatch end at full minutes.</param>
    public IReadOnlyList<AlarmStatus> Evaluate(ServiceModel model, DateTimeOffset now)
    {
        var states = model.Alarms.Select(a => Evaluate(a, now)).ToList();
        var firing = states.Where(static s => s.State == AlarmState.Firing).Select(static s => s.Alarm.Id).ToHashSet(StringComparer.Ordinal);
        return [.. states.Select(s => firing.Contains(s.Alarm.Id) && s.Alarm.SuppressedBy.Any(firing.Contains) ? s with { State = AlarmState.Suppressed } : s)];
    }

    private AlarmStatus Evaluate(Alarm alarm, DateTimeOffset now)
    {
        ConditionStatus[] conditions = [.. alarm.Conditions.Select(c => Evaluate(c, now))];
        var state = conditions.All(static c => c.Holds) ? AlarmState.Firing : conditions.Any(static c => c.Breaching > 0) ? AlarmState.Pending : AlarmState.Ok;
        return new AlarmStatus(alarm, state, conditions);
    }

    private ConditionStatus Evaluate(AlarmCondition condition, DateTimeOffset now)
    {
        var breaching = 0;
        double? last = null;
        for (var i = 0; i < condition.Periods; i++)
        {
            var to = now - (condition.Period * i);
            var value = Evaluate(condition, to - condition.Period, to);
            last = i == 0 ? value : last;
            if (value is { } number ? condition.IsBreachedBy(number) : condition.MissingData == MissingData.Breaching)
            {
                breaching++;
            }
        }

        return new ConditionStatus(breaching, condition.BreachingPeriods, condition.Periods, last);
    }

    /// <summary>The value of one period, or <see langword="null"/> without enough measurements.</summary>
    private double? Evaluate(AlarmCondition condition, DateTimeOffset from, DateTimeOffset to)
    {
        var isEnough = condition.Sample is not { } sample || queries.Evaluate(sample, from, to) * (to - from).TotalSeconds >= condition.SmallestSample;
        return isEnough ? queries.Evaluate(condition.Query, from, to) : null;
    }
}
