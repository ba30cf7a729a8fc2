namespace StandardObservability.Dashboards.Evaluation;

/// <summary>Evaluates alarms as CloudWatch does: M of the last N periods, and what a period without data means.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Alarm evaluation" and "Configuring how CloudWatch alarms treat missing data".</remarks>
/// <param name="queries">Evaluates the conditions.</param>
/// <param name="since">When recording began. Earlier periods are unknown and never breach.</param>
internal sealed class AlarmEvaluator(QueryEvaluator queries, DateTimeOffset since = default)
{
    private const int SecondsOfMinute = 60;

    /// <summary>
    /// The states of all alarms. An alarm fires by the periods that have ended at a full minute, as in CloudWatch. It is pending as soon as
    /// the period that has not ended breaches.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="now">The time of the evaluation.</param>
    public IReadOnlyList<AlarmStatus> Evaluate(ServiceModel model, DateTimeOffset now)
    {
        var states = model.Alarms.Select(a => EvaluateNow(a, now)).ToList();
        var firing = states.Where(static s => s.State == AlarmState.Firing).Select(static s => s.Alarm.Id).ToHashSet(StringComparer.Ordinal);
        return [.. states.Select(s => firing.Contains(s.Alarm.Id) && s.Alarm.SuppressedBy.Any(firing.Contains) ? s with { State = AlarmState.Suppressed } : s)];
    }

    private AlarmStatus EvaluateNow(Alarm alarm, DateTimeOffset now)
    {
        var minute = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / SecondsOfMinute * SecondsOfMinute);
        var ended = Evaluate(alarm, minute, minute);
        if (ended.State == AlarmState.Firing || minute == now)
        {
            return ended;
        }

        var next = Evaluate(alarm, minute.AddSeconds(SecondsOfMinute), minute);
        return next.State == AlarmState.Firing ? next with { State = AlarmState.Pending } : next;
    }

    /// <summary>The state at the end of a period. Periods that end after <paramref name="known"/> may still get data, so they are not silent.</summary>
    private AlarmStatus Evaluate(Alarm alarm, DateTimeOffset end, DateTimeOffset known)
    {
        ConditionStatus[] conditions = [.. alarm.Conditions.Select(c => Evaluate(c, end, known))];

        // The first condition is the symptom. Others narrow it down, and alone mean nothing: a pool gets threads in each start.
        var state = conditions.All(static c => c.Holds) ? AlarmState.Firing : conditions[0].Breaching > 0 ? AlarmState.Pending : AlarmState.Ok;
        return new AlarmStatus(alarm, state, conditions);
    }

    private ConditionStatus Evaluate(AlarmCondition condition, DateTimeOffset end, DateTimeOffset known)
    {
        var breaching = 0;
        double? last = null;
        for (var i = 0; i < condition.Periods; i++)
        {
            var to = end - (condition.Period * i);
            var value = FindValue(condition, to - condition.Period, to);
            last = i == 0 ? value : last;
            if (to > since && (value is { } number ? condition.IsBreachedBy(number) : condition.MissingData == MissingData.Breaching && to <= known))
            {
                breaching++;
            }
        }

        return new ConditionStatus(breaching, condition.BreachingPeriods, condition.Periods, last);
    }

    /// <summary>The value of one period, or <see langword="null"/> without enough measurements.</summary>
    private double? FindValue(AlarmCondition condition, DateTimeOffset from, DateTimeOffset to)
    {
        var isEnough = condition.Sample is not { } sample || queries.Evaluate(sample, from, to) * (to - from).TotalSeconds >= condition.SmallestSample;
        return isEnough ? queries.Evaluate(condition.Query, from, to) : null;
    }
}
