namespace StandardObservability.Dashboards;

/// <summary>What a period without data means.</summary>
public enum MissingData
{
    /// <summary>Nothing is wrong: there was nothing to measure.</summary>
    NotBreaching,

    /// <summary>The silence is the failure.</summary>
    Breaching,
}
