namespace StandardObservability.Dashboards.Evaluation;

/// <summary>The state of an alarm with the numbers that explain it.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="State">Its state.</param>
/// <param name="Conditions">The conditions, in the order of the alarm.</param>
internal sealed record AlarmStatus(Alarm Alarm, AlarmState State, IReadOnlyList<ConditionStatus> Conditions);
