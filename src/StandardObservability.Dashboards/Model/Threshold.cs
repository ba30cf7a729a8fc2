namespace StandardObservability.Dashboards;

/// <summary>A horizontal line of a chart.</summary>
/// <param name="Label">The text at the line.</param>
/// <param name="Value">The value, in the unit of the widget.</param>
public sealed record Threshold(string Label, double Value);
