namespace StandardObservability.Dashboards.Evaluation.Charts;

/// <summary>The values of one line of a chart.</summary>
/// <param name="Label">The text in the legend: that of the model, or a value of the attribute by which the line is split.</param>
/// <param name="Attribute">The attribute by which the line is split, or <see langword="null"/>.</param>
/// <param name="Last">The value of the last minute, or <see langword="null"/> without data.</param>
/// <param name="Values">The values of all steps; <see langword="null"/> where there is no data.</param>
internal sealed record ChartLine(string Label, string? Attribute, double? Last, IReadOnlyList<double?> Values);
