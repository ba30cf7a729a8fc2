namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>What an alarm says at a time, and whether its actions are held back by a suppressor.</summary>
internal sealed record AlarmResult(StateValue State, bool ActionsSuppressed);
