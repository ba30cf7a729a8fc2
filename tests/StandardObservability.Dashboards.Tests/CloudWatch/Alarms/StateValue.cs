namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>The states of an alarm.</summary>
internal enum StateValue
{
    InsufficientData,
    Ok,
    Alarm,
}
