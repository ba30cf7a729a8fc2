using System.Diagnostics;

namespace StandardObservability.Tracing.XRay;

/// <summary>The trace id of a header without a parent, parked until the root activity of the request takes it.</summary>
/// <remarks>
/// A load balancer names the trace and no span. A made-up parent would leave a span that nobody ever sees above ours; an activity
/// without a parent takes its id from the process-wide generator, which asks here first. The id is taken once.
/// </remarks>
internal sealed class PendingRoot
{
    private static readonly AsyncLocal<PendingRoot?> Parked = new();

    private string? _id;

    private PendingRoot(string id) => _id = id;

    public static void Store(string id) => Parked.Value = new PendingRoot(id);

    public static bool TryTake(out ActivityTraceId id)
    {
        var taken = Parked.Value is { } pending ? Interlocked.Exchange(ref pending._id, null) : null;
        id = taken is null ? default : ActivityTraceId.CreateFromString(taken);
        return taken is not null;
    }
}
