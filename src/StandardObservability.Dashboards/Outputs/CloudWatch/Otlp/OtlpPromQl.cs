using StandardObservability.Dashboards.Outputs.Prometheus;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Otlp;

/// <summary>Translates queries to PromQL of CloudWatch, which stores each histogram as an exponential one, without series for buckets.</summary>
/// <remarks>
/// Sources: Amazon CloudWatch User Guide, "How CloudWatch stores histogram metrics" and "PromQL querying"; Prometheus documentation, "Query
/// functions", for <c>histogram_fraction</c>.
/// </remarks>
/// <param name="names">Selects the series of the service.</param>
internal sealed class OtlpPromQl(OtlpNames names) : PromQl(names, exactShares: false)
{
    protected override string LogEvents => "reads log events. Only a widget with this one line can.";

    protected override string TranslateRate(RateQuery rate, RangeWindow window) => rate.Signal.Measured.Kind == InstrumentKind.Histogram
        ? Sum(rate, $"histogram_count({Rates(rate, window)})")
        : base.TranslateRate(rate, window);

    protected override string TranslateQuantile(QuantileQuery quantile, RangeWindow window)
        => $"histogram_quantile({Numbers.Write(quantile.Rank)}, {Sum(quantile, Rates(quantile, window))})";

    /// <summary>A threshold above the last bound is refused: where CloudWatch places such values is not documented.</summary>
    protected override string TranslateShare(ShareQuery share, RangeWindow window)
    {
        BucketBounds.Find(share, exactShares: false);
        var within = $"histogram_fraction(-Inf, {Numbers.Write(share.Threshold)}, {Sum(share, Rates(share, window))})";
        return share is ShareAboveQuery ? $"1 - {within}" : within;
    }
}
