namespace StandardObservability.Dashboards;

/// <summary>Which log events a query reads.</summary>
public enum LogSource
{
    /// <summary>Log lines.</summary>
    Lines,

    /// <summary>Documents of embedded metric format, which contain measurements and their attributes.</summary>
    Measurements,
}
