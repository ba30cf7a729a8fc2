using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Finds the activity of a request.</summary>
internal static class ServerActivity
{
    /// <summary>The one that is open around the caller, if there is any.</summary>
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

    /// <summary>The one of this request. The one around the caller comes first: an instrumentation may have put its own in ASP.NET Core's place.</summary>
    public static Activity? Find(HttpContext context) => Current ?? context.Features.Get<IHttpActivityFeature>()?.Activity;
}
