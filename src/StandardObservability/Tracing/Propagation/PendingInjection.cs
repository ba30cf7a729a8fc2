using System.Diagnostics;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The HTTP activity that has started on this thread and whose headers are not injected yet.</summary>
/// <remarks>
/// .NET's HTTP handler injects the headers immediately after it has started the activity, on the same thread. An activity that is still pending
/// when the next one starts belongs to a handler with another propagator.
/// </remarks>
internal static class PendingInjection
{
    [ThreadStatic]
    private static Activity? _pending;

    /// <returns>The previous activity, when its headers were not injected by this library.</returns>
    public static Activity? Begin(Activity activity)
    {
        var missed = _pending;
        _pending = activity;
        return ReferenceEquals(missed, activity) ? null : missed;
    }

    public static void End(Activity? activity)
    {
        if (activity is not null && ReferenceEquals(_pending, activity))
        {
            _pending = null;
        }
    }
}
