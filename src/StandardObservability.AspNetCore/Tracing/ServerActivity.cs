using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Finds the activity of a request.</summary>
internal static class ServerActivity
{
    /// <summary>The server activity that is open here, if any.</summary>
    public static Activity? Current
    {
        get
        {
            var activity = Activity.Current;
            while (activity is not null && activity.OperationName != ActivityNames.AspNetCoreRequest)
            {
                activity = activity.Parent;
            }

            return activity;
        }
    }

    /// <summary>The server activity of a request that has just arrived.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mayBeReplaced">Whether an instrumentation of the application may have replaced ASP.NET Core's.</param>
    public static Activity? FindOpen(HttpContext context, bool mayBeReplaced)
        => context.Features[typeof(IHttpActivityFeature)] is not IHttpActivityFeature { Activity: { } server } ? null
            : server.IsAllDataRequested || !mayBeReplaced ? server
            : Current ?? server;

    /// <summary>The server activity of this request. The open one comes first: an instrumentation may have replaced ASP.NET Core's.</summary>
    public static Activity? Find(HttpContext context) => Current ?? context.Features.Get<IHttpActivityFeature>()?.Activity;
}
