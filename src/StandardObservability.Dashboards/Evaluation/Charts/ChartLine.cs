namespace StandardObservability.Dashboards.Evaluation.Charts;

/// <summary>The values of one line of a chart.</summary>
/// <param name="Label">The text in the legend.</param>
/// <param name="Last">The value of the last minute, or <see langword="null"/> without data.</param>
/// <param name="Values">The values of all steps; <see langword="null"/> where there is no data.</param>
internal sealed record ChartLine(string Label, double? Last, IReadOnlyList<double?> Values);
