namespace StandardObservability.Dashboards;

/// <summary>Finds mistakes in a model when it is declared, before an output or an alarm is wrong without an error.</summary>
internal static class ModelRules
{
    /// <exception cref="ArgumentException">A widget has no lines, or lines with different units.</exception>
    public static void Check(IReadOnlyList<Section> sections)
    {
        foreach (var widget in sections.SelectMany(static s => s.Widgets))
        {
            Require(widget.Lines.Count > 0, $"Widget \"{widget.Title}\" has no lines. Add a line with a query.");
            var units = widget.Lines.Select(static l => l.Query.Unit).Distinct(StringComparer.Ordinal).ToArray();
            Require(
                units.Length == 1,
                $"Widget \"{widget.Title}\" has lines in {string.Join(" and ", units)}. A chart has one axis: make it one widget for each unit.");
        }
    }

    /// <exception cref="ArgumentException">Two alarms have the same id, or an alarm can never fire or never notify.</exception>
    public static void Check(IReadOnlyList<Alarm> alarms)
    {
        var byId = new Dictionary<string, Alarm>(StringComparer.Ordinal);
        foreach (var alarm in alarms)
        {
            Require(byId.TryAdd(alarm.Id, alarm), $"Two alarms have the id {alarm.Id}. Deployments and runbooks refer to it, so it must be unique.");
            Require(alarm.Conditions.Count > 0, $"Alarm {alarm.Id} has no condition. Add one, or remove the alarm.");
            foreach (var condition in alarm.Conditions)
            {
                Require(
                    condition.BreachingPeriods >= 1 && condition.BreachingPeriods <= condition.Periods,
                    $"Alarm {alarm.Id} needs {condition.BreachingPeriods} breaching periods of {condition.Periods}. "
                    + $"Write a number from 1 to {condition.Periods}.");
            }
        }

        foreach (var alarm in alarms)
        {
            var missing = alarm.SuppressedBy.FirstOrDefault(s => !byId.ContainsKey(s));
            Require(missing is null, $"Alarm {alarm.Id} is suppressed by {missing}, which is not an alarm of the service.");
            Require(
                !Suppressors(alarm, byId).Contains(alarm.Id),
                $"Alarm {alarm.Id} suppresses an alarm that suppresses it, so neither would notify. Remove one of them from SuppressedBy.");
        }
    }

    /// <summary>The ids of all alarms that suppress an alarm, or suppress one of those.</summary>
    private static HashSet<string> Suppressors(Alarm alarm, Dictionary<string, Alarm> byId)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(alarm.SuppressedBy);
        while (next.TryDequeue(out var id))
        {
            if (found.Add(id) && byId.TryGetValue(id, out var suppressor))
            {
                suppressor.SuppressedBy.ToList().ForEach(next.Enqueue);
            }
        }

        return found;
    }

    private static void Require(bool isRight, string problem)
    {
        if (!isRight)
        {
            throw new ArgumentException(problem);
        }
    }
}
