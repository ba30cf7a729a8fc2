namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>The bounds of buckets around a threshold.</summary>
internal static class BucketBounds
{
    /// <summary>The greatest bound up to the threshold and the smallest from it. They are equal if it is a bound.</summary>
    /// <exception cref="RenderException">No bucket ends at or above the threshold, or it is between two bounds and must not be.</exception>
    public static (double Lower, double Upper) Find(ShareQuery share, bool exactShares)
    {
        var bounds = share.Signal.Measured.Bounds;
        var (all, threshold) = (string.Join(", ", bounds.Select(Numbers.Write)), share.Threshold);
        if (bounds.Contains(threshold))
        {
            return (threshold, threshold);
        }

        if (exactShares || bounds.Count == 0 || threshold > bounds[^1])
        {
            throw new RenderException(
                $"compares {share.Signal.Name} with {Numbers.Write(threshold)} {share.Signal.Unit}, which is not a bound of its buckets: {all}. "
                + "Use one of them, or a view with this bound and Signal.Bounds.");
        }

        return (bounds.Where(b => b < threshold).DefaultIfEmpty(0).Max(), bounds.Where(b => b > threshold).Min());
    }

    /// <summary>Prometheus 3 writes a whole number as 1.0 when it scrapes, and others as 1.</summary>
    public static string Match(double bound)
    {
        var text = Numbers.Write(bound);
        return text.Contains('.', StringComparison.Ordinal) ? $"le=\"{text}\"" : $"le=~\"{text}([.]0)?\"";
    }
}
