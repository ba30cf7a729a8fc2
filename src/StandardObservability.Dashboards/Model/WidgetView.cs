namespace StandardObservability.Dashboards;

/// <summary>How a widget draws its lines.</summary>
public enum WidgetView
{
    /// <summary>Lines over time.</summary>
    Lines,

    /// <summary>Areas over time that are stacked, so that their sum can be read.</summary>
    Stacked,

    /// <summary>The last value.</summary>
    Number,

    /// <summary>A row for each value of an attribute, sorted by the value.</summary>
    Table,
}
