namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>The states of an alarm.</summary>
internal enum AlarmState
{
    InsufficientData,
    Ok,
    Alarm,
}
