namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>The buckets of all distributions: 32 for each power of two, and one for values that are 0 or less.</summary>
internal static class SketchBuckets
{
    /// <summary>Index of values that are 0 or less.</summary>
    public const short Zero = short.MinValue;

    private const int PerPowerOfTwo = 32;

    /// <summary>Index of the bucket of a value.</summary>
    public static short IndexOf(double value)
        => value > 0 ? (short)Math.Clamp(Math.Ceiling(Math.Log2(value) * PerPowerOfTwo), Zero + 1, short.MaxValue) : Zero;

    /// <summary>The share of a bucket's values that are at most a value in the bucket.</summary>
    public static double ShareWithin(short index, double value)
    {
        var (low, high) = (Bound(index - 1), Bound(index));
        return index == Zero ? (value >= 0 ? 1 : 0) : Math.Clamp((value - low) / (high - low), 0, 1);
    }

    /// <summary>The value below which a share of a bucket's values lies.</summary>
    public static double Interpolate(int index, double share) => index == Zero ? 0 : Bound(index - 1) + (share * (Bound(index) - Bound(index - 1)));

    private static double Bound(int index) => Math.Pow(2, (double)index / PerPowerOfTwo);
}
