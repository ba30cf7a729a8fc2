namespace StandardObservability.Dashboards;

/// <summary>How the values of a level within a period and of several instances are combined.</summary>
public enum LevelAggregation
{
    /// <summary>The mean.</summary>
    Average,

    /// <summary>The smallest.</summary>
    Minimum,

    /// <summary>The greatest.</summary>
    Maximum,
}
