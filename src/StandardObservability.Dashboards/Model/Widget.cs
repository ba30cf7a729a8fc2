namespace StandardObservability.Dashboards;

/// <summary>One chart, number or table of a dashboard.</summary>
/// <param name="Title">The title, at most 60 characters.</param>
/// <param name="View">How the lines are drawn.</param>
/// <param name="Lines">What is drawn. All lines have the same unit.</param>
public sealed record Widget(string Title, WidgetView View, params IReadOnlyList<Line> Lines)
{
    /// <summary>Horizontal lines, for example the threshold of an alarm.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>What the values mean and when to worry, one or two sentences. The local page and the documents show it.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Meaning { get; init; }

    /// <summary>Unit of the values in UCUM notation.</summary>
    public string Unit => Lines[0].Query.Unit;

    /// <summary>Creates a chart of one line.</summary>
    /// <param name="title">The title of widget and line.</param>
    /// <param name="query">What is drawn.</param>
    /// <param name="meaning">What the values mean and when to worry, or <see langword="null"/>.</param>
    /// <returns>The widget.</returns>
    public static Widget Chart(string title, Query query, string? meaning = null) => new(title, WidgetView.Lines, new Line(title, query)) { Meaning = meaning };
}
