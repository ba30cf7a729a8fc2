using System.Collections.Immutable;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The settings of the hosts that run, for the places that know no host: the propagator of the process, and messages.</summary>
/// <remarks>
/// One host, which is the rule, has its way. Of several, the one whose request is being handled has; work that belongs to no request
/// writes what all of them write. See docs/adr/0003.
/// </remarks>
internal static class RunningPropagation
{
    private static ImmutableArray<PropagationSettings> _all = [];

    /// <summary>Whether the host of a request has to be recorded: one alone is known without.</summary>
    public static bool AreSeveral => _all.Length > 1;

    /// <summary>The settings of the host whose request is handled here; <see langword="null"/> when it is unknown.</summary>
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

    public static void Add(PropagationSettings settings) => ImmutableInterlocked.Update(ref _all, static (all, s) => all.Contains(s) ? all : all.Add(s), settings);

    public static void Remove(PropagationSettings settings) => ImmutableInterlocked.Update(ref _all, static (all, s) => all.Remove(s), settings);

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
