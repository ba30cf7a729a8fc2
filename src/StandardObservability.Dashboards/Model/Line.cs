namespace StandardObservability.Dashboards;

/// <summary>A line of a chart, a number, or a column of a table.</summary>
/// <param name="Label">The text in the legend.</param>
/// <param name="Query">What is drawn.</param>
public sealed record Line(string Label, Query Query);
