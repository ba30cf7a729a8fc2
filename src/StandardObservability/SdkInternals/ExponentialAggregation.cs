using System.Reflection;
using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals;

/// <summary>Sets exponential histograms as the default aggregation of one metric reader. Other readers and the application's views are unchanged.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <see cref="MetricReader"/> has an internal property for its default histogram aggregation, an enum in
/// which 1 is exponential. Reflection by a constant name works with trimming and Native AOT. Without the property, histograms have
/// explicit buckets and percentiles are less exact. See docs/adr/0006.
/// </remarks>
internal static class ExponentialAggregation
{
    private const string PropertyName = "DefaultHistogramAggregation";
    private const int Base2Exponential = 1;

    /// <returns><see langword="false"/> when this version of OpenTelemetry has no such property.</returns>
    public static bool TryUse(MetricReader reader)
    {
        var property = typeof(MetricReader).GetProperty(PropertyName, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
        if (property?.PropertyType is not { } type || Nullable.GetUnderlyingType(type) is not { IsEnum: true } aggregation)
        {
            return false;
        }

        property.SetValue(reader, Enum.ToObject(aggregation, Base2Exponential));
        return true;
    }
}
