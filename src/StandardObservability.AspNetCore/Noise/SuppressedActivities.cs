using System.Diagnostics;
using StandardObservability.AspNetCore.Tracing;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Marks the activities of suppressed requests, so that every activity below them is dropped for every decision of the sampler.</summary>
internal static class SuppressedActivities
{
    private const string Mark = "StandardObservability.Suppressed";

    public static bool Contains(Activity activity) => !activity.IsAllDataRequested && activity.GetCustomProperty(Mark) is not null;

    /// <summary>Marks the server activity and its open child activities, so that they are not exported and called services do not sample them.</summary>
    public static void Add(Activity? server)
    {
        Suppress(server);
        for (var open = Activity.Current; open is not null && open != server; open = open.Parent)
        {
            Suppress(open);
        }
    }

    /// <summary>Marks the activities of the current request, if any.</summary>
    public static void AddCurrentRequest()
    {
        if (ServerActivity.Current is { } server)
        {
            Add(server);
        }
    }

    /// <summary>Whether a suppressed activity of a trace is open here, so that a span of this trace that starts now belongs to a suppressed request.</summary>
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
