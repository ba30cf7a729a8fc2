namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>A CloudWatch metric with a statistic, as an expression reads it.</summary>
/// <param name="Id">Its name in expressions.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Statistic">For example <c>SampleCount</c> or <c>p99</c>.</param>
/// <param name="Details">Dimensions beyond service and environment.</param>
internal sealed record MetricOperand(string Id, string Metric, string Statistic, IReadOnlyList<MetricDetail> Details)
{
    /// <summary>Whether it reads the same values.</summary>
    public bool Reads(string metric, string statistic, IReadOnlyList<MetricDetail> details)
        => Metric == metric && Statistic == statistic && Details.SequenceEqual(details);
}
