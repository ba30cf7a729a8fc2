namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>A composite alarm.</summary>
internal sealed record CompositeAlarm(string Name, AlarmRule Rule, string? Suppressor);
