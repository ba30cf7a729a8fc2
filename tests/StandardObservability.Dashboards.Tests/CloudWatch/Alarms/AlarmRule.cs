namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>A parsed rule: the alarms that it refers to, and what it says of their states.</summary>
internal sealed record AlarmRule(IReadOnlyCollection<string> Alarms, Func<Func<string, StateValue>, bool> IsTrue);
