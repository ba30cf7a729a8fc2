namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>What an alarm takes a missing point for.</summary>
internal enum TreatMissing
{
    Missing,
    Ignore,
    Breaching,
    NotBreaching,
}
