using System.Diagnostics;
using StandardObservability.AspNetCore.Tracing;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>The activities of silent requests. They carry a mark, so that what is started below them is dropped, whatever the sampler says.</summary>
internal static class SuppressedActivities
{
    private const string Mark = "StandardObservability.Silent";

    public static bool Contains(Activity activity) => !activity.IsAllDataRequested && activity.GetCustomProperty(Mark) is not null;

    /// <summary>Silences the request's activity and those that are open below it; nobody exports them, and nobody downstream samples their trace.</summary>
    public static void Add(Activity? server)
    {
        Suppress(server);
        for (var open = Activity.Current; open is not null && open != server; open = open.Parent)
        {
            Suppress(open);
        }
    }

    /// <summary>Silences the request that this runs in, if it does.</summary>
    public static void AddCurrentRequest()
    {
        if (ServerActivity.Current is { } server)
        {
            Add(server);
        }
    }

    /// <summary>Whether a span that is about to start belongs to a silent request: it would run inside it and be part of its trace.</summary>
    public static bool HaveOpenIn(ActivityTraceId trace)
    {
        for (var around = Activity.Current; around is { Recorded: false }; around = around.Parent)
        {
            if (Contains(around))
            {
                return around.TraceId == trace;
            }
        }

        return false;
    }

    private static void Suppress(Activity? activity)
    {
        if (activity is not null)
        {
            activity.IsAllDataRequested = false;
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            activity.SetCustomProperty(Mark, Mark);
        }
    }
}
