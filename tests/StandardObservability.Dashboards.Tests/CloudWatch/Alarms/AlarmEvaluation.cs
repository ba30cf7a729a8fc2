namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>Decides the state of an alarm, as "How alarm state is evaluated when data is missing" describes it.</summary>
internal static class AlarmEvaluation
{
    /// <summary>The state for points from the newest to the oldest; true is a breaching point and null a missing one. Null as a result keeps the state.</summary>
    public static StateValue? Decide(IReadOnlyList<bool?> points, int evaluationPeriods, int datapointsToAlarm, TreatMissing treatment)
    {
        var real = points.OfType<bool>().Take(evaluationPeriods).ToList();
        var breaching = real.Count(breaches => breaches);
        if (real.Count == evaluationPeriods) return State(breaching, datapointsToAlarm);

        // Missing points are used as few times as possible: only to fill up to the evaluation periods.
        if (treatment == TreatMissing.Breaching) return State(breaching + evaluationPeriods - real.Count, datapointsToAlarm);
        if (treatment == TreatMissing.NotBreaching || breaching >= datapointsToAlarm || breaching < real.Count) return State(breaching, datapointsToAlarm);
        if (treatment == TreatMissing.Ignore) return null;
        if (real.Count == 0) return StateValue.InsufficientData;
        var oldest = points.ToList().FindLastIndex(point => point == true) + 1;
        return oldest >= datapointsToAlarm ? StateValue.Alarm : StateValue.InsufficientData;
    }

    private static StateValue State(int breaching, int datapointsToAlarm) => breaching >= datapointsToAlarm ? StateValue.Alarm : StateValue.Ok;
}
