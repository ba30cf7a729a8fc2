namespace StandardObservability.Dashboards;

/// <summary>How a value is compared with the threshold of an alarm.</summary>
public enum Comparison
{
    /// <summary>Breaching above the threshold.</summary>
    Above,

    /// <summary>Breaching below the threshold.</summary>
    Below,
}
