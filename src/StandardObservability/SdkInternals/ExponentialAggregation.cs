using System.Reflection;
using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals;

/// <summary>Asks one reader for exponential histograms; the other readers of the provider and the user's views are untouched.</summary>
/// <remarks>
/// OpenTelemetry has this for each reader, but keeps the property internal. It is set through one guarded accessor, which trimming
/// and Native AOT understand; where it is gone, histograms stay explicit and percentiles are coarser. See docs/adr/0006.
/// </remarks>
internal static class ExponentialAggregation
{
    private const string Property = "DefaultHistogramAggregation";
    private const int Base2Exponential = 1;

    /// <returns><see langword="false"/> when this version of OpenTelemetry offers no such thing.</returns>
    public static bool TryUse(MetricReader reader)
    {
        var property = typeof(MetricReader).GetProperty(Property, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
        if (property?.PropertyType is not { } type || Nullable.GetUnderlyingType(type) is not { IsEnum: true } aggregation)
        {
            return false;
        }

        property.SetValue(reader, Enum.ToObject(aggregation, Base2Exponential));
        return true;
    }
}
