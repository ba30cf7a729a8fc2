using System.Diagnostics;
using StandardObservability.AspNetCore.Tracing;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Marks the activities of suppressed requests, so that every activity below them is dropped for every decision of the sampler.</summary>
internal static class SuppressedActivities
{
    private const string Mark = "StandardObservability.Suppressed";

    public static bool Contains(Activity activity)
        => activity is { IsAllDataRequested: false, Recorded: false } && activity.GetCustomProperty(Mark) is not null;

    /// <summary>Marks the server activity and its open child activities, so that they are not exported and called services do not sample them.</summary>
    /// <returns>How many of them would have been exported.</returns>
    public static int Add(Activity? server)
    {
        var recorded = Suppress(server);
        for (var open = Activity.Current; open is not null && open != server; open = open.Parent)
        {
            recorded += Suppress(open);
        }

        return recorded;
    }

    /// <summary>Starts a marked activity for work outside of requests.</summary>
    public static Activity Start()
    {
        var activity = new Activity(nameof(SuppressedActivities)).Start();
        Suppress(activity);
        return activity;
    }

    /// <summary>Marks the activities of the current request, if any.</summary>
    /// <returns>How many of them would have been exported.</returns>
    public static int AddCurrentRequest() => ServerActivity.Current is { } server ? Add(server) : 0;

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

    private static int Suppress(Activity? activity)
    {
        if (activity is null)
        {
            return 0;
        }

        var recorded = activity.Recorded ? 1 : 0;
        activity.IsAllDataRequested = false;
        activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        activity.SetCustomProperty(Mark, Mark);
        return recorded;
    }
}
