using System.Diagnostics;

namespace StandardObservability.Testing.Recording.Spans;

/// <summary>Decides whether a span was started by this host. Listeners receive the spans of all hosts in the process.</summary>
/// <remarks>
/// Source: each web host of ASP.NET Core has an <see cref="ActivitySource"/> of its own in its services, whose name is the same in all hosts.
/// </remarks>
internal sealed class SpanOwner(ActivitySource? serverSource, HostFlow flow)
{
    private const string ServerSourceName = "Microsoft.AspNetCore";

    /// <summary>Whether another host started the span. Call it when the span starts, in its flow.</summary>
    public bool IsForeign(Activity span)
    {
        if (IsServerSpan(span))
        {
            // What the request starts without a parent is in the same flow.
            flow.Enter();
            return false;
        }

        for (var ancestor = span; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (IsServerSpan(ancestor))
            {
                return false;
            }

            if (ancestor.Source.Name == ServerSourceName)
            {
                return true;
            }
        }

        return flow.IsForeign;
    }

    /// <summary>Whether this host's ASP.NET Core started the span.</summary>
    public bool IsServerSpan(Activity span) => ReferenceEquals(span.Source, serverSource);
}
