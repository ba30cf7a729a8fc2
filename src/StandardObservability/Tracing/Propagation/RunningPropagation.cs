using System.Collections.Immutable;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The propagation settings of the running hosts, for code that belongs to no host: the process-wide propagator, and messages.</summary>
/// <remarks>
/// A single host, the usual case, applies its settings everywhere. Of several, the host of the current request applies its own; work outside
/// a request injects only what all of them inject. See docs/adr/0003.
/// </remarks>
internal static class RunningPropagation
{
    private static ImmutableArray<PropagationSettings> _all = [];

    /// <summary>Whether no host with enabled telemetry runs.</summary>
    public static bool IsEmpty => _all.IsEmpty;

    /// <summary>Whether several hosts run, so the host of a request has to be recorded.</summary>
    public static bool AreSeveral => _all.Length > 1;

    /// <summary>The settings of the host that handles the current request; <see langword="null"/> when that host is unknown.</summary>
    public static PropagationSettings? OfRequest
        => _all switch
        {
            [] => null,
            [var only] => only,
            _ => InboundRequest.Current?.Settings,
        };

    public static PropagatorList Propagators
        => _all switch
        {
            [] => PropagatorList.Default,
            [var only] => only.Propagators,
            [var first, ..] => (InboundRequest.Current?.Settings ?? first).Propagators,
        };

    /// <summary>Whether a running host has new trace ids that start with the time.</summary>
    public static bool HasXRayIds => _all is [var only] ? only.HasXRayIds : _all.Any(static s => s.HasXRayIds);

    public static void Add(PropagationSettings settings)
        => ImmutableInterlocked.Update(ref _all, static (all, s) => all.Contains(s) ? all : all.Add(s), settings);

    public static void Remove(PropagationSettings settings)
        => ImmutableInterlocked.Update(ref _all, static (all, s) => all.Remove(s), settings);

    public static InjectedFields FieldsFor(object? carrier)
    {
        var all = _all;
        if (all.Length > 1 && InboundRequest.Current?.Settings is { } own)
        {
            return own.FieldsFor(carrier);
        }

        var fields = InjectedFields.All;
        foreach (var settings in all)
        {
            fields &= settings.FieldsFor(carrier);
        }

        return fields;
    }
}
