using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals.Points;

/// <summary>Members of OpenTelemetry's store of the data points of one metric, and of a data point.</summary>
internal static class PointStore
{
    public const string TypeName = "OpenTelemetry.Metrics.AggregatorStore, OpenTelemetry";
    public const string FindName = "FindMetricAggregatorsDefault";
    public const string FindBySelectedName = "FindMetricAggregatorsCustomTag";
    public const string FindWithoutExcludedName = "FindMetricAggregatorsExcludeTag";
    public const string UpdateLongName = "UpdateLongMetricPoint";
    public const string UpdateDoubleName = "UpdateDoubleMetricPoint";
    public const string OwnerName = "get_LookupData";
    public const string UsersName = "ReferenceCount";
    public const string OwnerTypeName = "OpenTelemetry.Metrics.LookupData, OpenTelemetry";

    /// <summary>Finds or creates the point for tags, and counts the caller as one of its users if the store reuses points.</summary>
    /// <returns>A negative number when the store has no space for another point.</returns>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = FindName)]
    public static extern int Find([UnsafeAccessorType(TypeName)] object store, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>The same for a view that selects attributes.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = FindBySelectedName)]
    public static extern int FindBySelected([UnsafeAccessorType(TypeName)] object store, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>The same for a view that excludes attributes, as that of a policy.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = FindWithoutExcludedName)]
    public static extern int FindWithoutExcluded([UnsafeAccessorType(TypeName)] object store, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>Adds a measurement to a point, or to the overflow point if the index is negative, and ends its use.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = UpdateLongName)]
    public static extern void Update([UnsafeAccessorType(TypeName)] object store, int index, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>Adds a measurement to a point, or to the overflow point if the index is negative, and ends its use.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = UpdateDoubleName)]
    public static extern void Update([UnsafeAccessorType(TypeName)] object store, int index, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>The tags to which a point belongs.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = OwnerName)]
    [return: UnsafeAccessorType(OwnerTypeName)]
    public static extern object? GetOwner(ref MetricPoint point);

    /// <summary>How many measurements are being added to a point. Negative when the point is taken from its tags.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = UsersName)]
    public static extern ref int GetUsers(ref MetricPoint point);
}
