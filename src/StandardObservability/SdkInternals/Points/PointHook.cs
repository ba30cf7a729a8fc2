using System.Reflection;
using OpenTelemetry.Metrics;
using Tags = System.ReadOnlySpan<System.Collections.Generic.KeyValuePair<string, object?>>;

namespace StandardObservability.SdkInternals.Points;

/// <summary>Replaces the delegate that OpenTelemetry's store of a metric calls for each measurement.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: a metric has a store with an array of data points. For each measurement the store calls a delegate, which finds the
/// index of a data point and updates it, by two methods. With another version of OpenTelemetry nothing is changed. Reflection by constant names works
/// with trimming and Native AOT.
/// </remarks>
internal static class PointHook
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>The versions that the tests compare with. Another one may keep the names and change what the members do.</summary>
    private const string TestedVersions = "1.20.";

    private static readonly bool s_isKnownVersion = IsTestedVersion() && HasMethods() && HasPointMembers();

    /// <returns><see langword="false"/> for an observable instrument, and when this version of OpenTelemetry has another store.</returns>
    public static bool TryAdd(Metric metric)
    {
        try
        {
            return s_isKnownVersion && typeof(Metric).GetField("AggregatorStore", Members)?.GetValue(metric) is { } store && TryReplace(store);
        }
        catch (Exception e) when (e is MemberAccessException or TypeLoadException or ArgumentException)
        {
            return false;
        }
    }

    private static bool TryReplace(object store)
    {
        var type = Type.GetType(PointStore.TypeName)!;
        if (type.GetField("IsAsynchronous", Members)?.GetValue(store) is not false
            || type.GetField("OutputDelta", Members)?.GetValue(store) is not bool isDelta
            || type.GetField("metricPoints", Members)?.GetValue(store) is not MetricPoint[] points
            || type.GetField("TagKeysInteresting", Members) is not { } selected
            || type.GetField("ExcludedTagKeys", Members) is not { } excluded
            || type.GetField("updateLongCallback", Members) is not { } longs
            || type.GetField("updateDoubleCallback", Members) is not { } doubles)
        {
            return false;
        }

        PointSearch search = selected.GetValue(store) is not null ? PointStore.FindBySelected
            : excluded.GetValue(store) is not null ? PointStore.FindWithoutExcluded
            : PointStore.Find;
        var remembered = new RememberedPoints(store, search, points, isDelta);
        if (Bind<long>(longs, remembered) is not { } recordLong || Bind<double>(doubles, remembered) is not { } recordDouble)
        {
            return false;
        }

        longs.SetValue(store, recordLong);
        doubles.SetValue(store, recordDouble);
        return true;
    }

    private static Delegate? Bind<TValue>(FieldInfo field, RememberedPoints remembered)
        => Delegate.CreateDelegate(
            field.FieldType,
            remembered,
            typeof(RememberedPoints).GetMethod(nameof(RememberedPoints.Record), [typeof(TValue), typeof(Tags)])!,
            throwOnBindFailure: false);

    private static bool IsTestedVersion()
        => typeof(Metric).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.StartsWith(TestedVersions, StringComparison.Ordinal) == true;

    private static bool HasMethods()
    {
        var type = Type.GetType(PointStore.TypeName);
        return type?.GetMethod(PointStore.FindName, Members, [typeof(Tags)])?.ReturnType == typeof(int)
            && type.GetMethod(PointStore.FindBySelectedName, Members, [typeof(Tags)])?.ReturnType == typeof(int)
            && type.GetMethod(PointStore.FindWithoutExcludedName, Members, [typeof(Tags)])?.ReturnType == typeof(int)
            && type.GetMethod(PointStore.UpdateLongName, Members, [typeof(int), typeof(long), typeof(Tags)])?.ReturnType == typeof(void)
            && type.GetMethod(PointStore.UpdateDoubleName, Members, [typeof(int), typeof(double), typeof(Tags)])?.ReturnType == typeof(void);
    }

    private static bool HasPointMembers()
        => typeof(MetricPoint).GetMethod(PointStore.OwnerName, Members, [])?.ReturnType is { } owner
            && owner == Type.GetType(PointStore.OwnerTypeName)
            && typeof(MetricPoint).GetField(PointStore.UsersName, Members)?.FieldType == typeof(int);
}
