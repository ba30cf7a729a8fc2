using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace StandardObservability.SdkInternals.Processors;

/// <summary>
/// While no processor of a provider reads spans, they have ids and the sampled flag only. So headers and log lines contain what they would
/// contain otherwise, and no attributes are collected.
/// </summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>TracerProviderSdk</c> has a field <c>listener</c>. Without it, all spans are recorded. Another listener of
/// .NET's activities, such as a profiler, gets complete spans.
/// </remarks>
internal sealed class UnreadSpans
{
    private const string ProviderType = "OpenTelemetry.Trace.TracerProviderSdk, OpenTelemetry";

    /// <summary>The trace of the span that was sampled last on this thread, until it starts.</summary>
    [ThreadStatic]
    private static ActivityTraceId _sampled;

    /// <summary>The processor that changes spans for others; <see langword="null"/> without one.</summary>
    public BaseProcessor<Activity>? Preparing { get; set; }

    /// <summary>Whether this processor reads spans itself.</summary>
    public bool AreRead { get; set; }

    /// <summary>Called with each span that starts.</summary>
    public Action<Activity>? Started { get; set; }

    /// <summary>Changes the listener of a provider that was built. One with another processor is not changed.</summary>
    public void Apply(TracerProvider? provider)
    {
        if (provider is null || Preparing is null || AreRead || !SoleProcessor.Is(Preparing, provider))
        {
            return;
        }

        try
        {
            Change(GetListener(provider), provider);
        }
        catch (Exception e) when (SoleProcessor.IsOtherVersion(e))
        {
            // All spans are recorded.
        }
    }

    private void Change(ActivityListener listener, TracerProvider provider)
    {
        if (listener is { Sample: { } sample, ActivityStarted: { } started })
        {
            listener.Sample = (ref options) => Sample(sample, ref options, provider);
            listener.ActivityStarted = activity =>
            {
                Flag(activity);
                Started?.Invoke(activity);
                started(activity);
            };
        }
    }

    private ActivitySamplingResult Sample(
        SampleActivity<ActivityContext> sample, ref ActivityCreationOptions<ActivityContext> options, TracerProvider provider)
    {
        if (!SoleProcessor.Is(Preparing!, provider))
        {
            return sample(ref options);
        }

        // Within the service, the decision is made: a sampler could only drop a span that is not read.
        var isMade = !options.Parent.IsRemote && (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) != 0;
        var result = isMade ? ActivitySamplingResult.AllDataAndRecorded : sample(ref options);
        _sampled = result == ActivitySamplingResult.AllDataAndRecorded ? options.TraceId : default;
        return result < ActivitySamplingResult.PropagationData ? result : ActivitySamplingResult.PropagationData;
    }

    /// <summary>.NET sets the flag of activities with data, and of those whose parent is an activity with the flag.</summary>
    private static void Flag(Activity activity)
    {
        var sampled = _sampled;
        _sampled = default;
        if (!activity.Recorded && sampled != default && activity.TraceId == sampled)
        {
            activity.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "listener")]
    private static extern ref ActivityListener GetListener([UnsafeAccessorType(ProviderType)] object provider);
}
