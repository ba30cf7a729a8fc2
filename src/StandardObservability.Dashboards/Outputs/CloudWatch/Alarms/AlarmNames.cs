using System.Globalization;
using System.Text;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;

/// <summary>Names of alarms: logical ids within the template, and the names that people read, with service and environment.</summary>
/// <param name="service">Name of the service.</param>
internal sealed class AlarmNames(string service)
{
    /// <summary>The id of the alarm that combines all alarms with severity <see cref="Severity.Page"/>.</summary>
    public const string Unhealthy = "service-unhealthy";

    /// <summary>The logical id of an alarm: <c>slo-availability-fast</c> becomes <c>AlarmSloAvailabilityFast</c>.</summary>
    public static string LogicalId(string id)
    {
        var name = new StringBuilder("Alarm");
        foreach (var part in id.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            name.Append(char.ToUpperInvariant(part[0])).Append(part.AsSpan(1));
        }

        return name.ToString();
    }

    /// <summary>The name of an alarm, as a text of <c>Fn::Sub</c>. It is unique in an account, because a name that exists would be overwritten.</summary>
    public string FullName(string id) => $"{service}-{Placeholder.Environment}-{id}";

    /// <summary>The id of one condition of an alarm with several: the length of its window, or its number.</summary>
    public static string ConditionId(Alarm alarm, int index)
    {
        var windows = alarm.Conditions.Select(static c => Window(c.Period)).ToArray();
        var suffix = windows.Distinct(StringComparer.Ordinal).Count() == windows.Length ? windows[index] : (index + 1).ToString(CultureInfo.InvariantCulture);
        return $"{alarm.Id}-{suffix}";
    }

    private static string Window(TimeSpan period)
    {
        var (number, unit) = period.TotalDays >= 1 ? (period.TotalDays, "d") : period.TotalHours >= 1 ? (period.TotalHours, "h") : (period.TotalMinutes, "m");
        return number.ToString("0.##", CultureInfo.InvariantCulture) + unit;
    }

    private static char[] Separators { get; } = ['-', '.', '_', ' ', '/', ':', '#', '@'];
}
