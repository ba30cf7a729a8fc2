using System.Globalization;
using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;
using StandardObservability.Dashboards.Outputs.Prometheus;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Otlp;

/// <summary>Creates the query of an alarm. It returns one series while all conditions hold, and none otherwise.</summary>
/// <remarks>
/// Sources: Amazon CloudWatch API reference, <c>AlarmPromQLCriteria</c>; Amazon CloudWatch User Guide, "PromQL alarms" and "PromQL limits and
/// restrictions".
/// </remarks>
/// <param name="expression">Translates conditions.</param>
internal sealed class PromQlAlarm(AlertExpression expression)
{
    private const int MaxCharacters = 10_000;

    private static readonly TimeSpan MaxPending = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxRange = TimeSpan.FromDays(7);

    /// <summary>The resource of an alarm. A ticket that is suppressed is a composite alarm over it, because only those have a suppressor.</summary>
    /// <exception cref="RenderException">PromQL of CloudWatch cannot express a condition.</exception>
    public IReadOnlyList<AlarmPart> Split(Alarm alarm)
        => [new AlarmPart(alarm is { Severity: Severity.Ticket, SuppressedBy.Count: > 0 } ? $"{alarm.Id}-query" : alarm.Id, Create(alarm))];

    private JsonObject Create(Alarm alarm)
    {
        var query = expression.Create(alarm);
        var pending = AlertExpression.FindFor(alarm) ?? TimeSpan.Zero;
        RequireLimits(query, pending, AlertExpression.FindRange(alarm));
        return new JsonObject
        {
            ["EvaluationCriteria"] = new JsonObject
            {
                ["PromQLCriteria"] = new JsonObject
                {
                    ["Query"] = TemplateResources.Sub(Placeholder.EscapeExpression(query)),
                    ["PendingPeriod"] = (int)pending.TotalSeconds,
                    ["RecoveryPeriod"] = 0,
                },
            },
            ["EvaluationInterval"] = (int)AlertExpression.Interval.TotalSeconds,
        };
    }

    private static void RequireLimits(string query, TimeSpan pending, TimeSpan range)
    {
        var longest = query.Replace(Placeholder.Environment, new string('e', TemplateParameters.LongestEnvironment), StringComparison.Ordinal).Length;
        if (longest > MaxCharacters)
        {
            throw new RenderException(string.Create(
                CultureInfo.InvariantCulture,
                $"has a query of up to {longest} characters. CloudWatch accepts {MaxCharacters}: use fewer conditions or filters."));
        }

        if (pending > MaxPending)
        {
            throw new RenderException(string.Create(
                CultureInfo.InvariantCulture,
                $"must hold for {pending.TotalSeconds} s. A pending period of CloudWatch is at most {MaxPending.TotalSeconds} s: use fewer periods."));
        }

        if (range > MaxRange)
        {
            throw new RenderException(string.Create(
                CultureInfo.InvariantCulture,
                $"reads up to {range.TotalDays:0.##} days. A PromQL query of CloudWatch reads at most {MaxRange.TotalDays}: use fewer or shorter periods."));
        }
    }
}
