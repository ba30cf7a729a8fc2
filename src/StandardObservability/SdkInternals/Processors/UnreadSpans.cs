using System.Diagnostics;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace StandardObservability.SdkInternals.Processors;

/// <summary>
/// While no processor of a provider reads spans, they have ids and the sampled flag only. So headers and log lines contain what they would
/// contain otherwise, and attributes are not collected for nobody.
/// </summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>TracerProviderSdk</c> has an internal property <c>Processor</c>, which is our processor itself when no
/// other was added, and a field <c>listener</c>. Without them, all spans are recorded. A processor can be added to the running provider, so the
/// property is read for each span. Another listener of .NET's activities, such as a profiler, gets complete spans.
/// </remarks>
internal sealed class UnreadSpans
{
    private const string ProviderType = "OpenTelemetry.Trace.TracerProviderSdk, OpenTelemetry";

    /// <summary>The trace whose first span was sampled on this thread, and has not started yet.</summary>
    [ThreadStatic]
    private static ActivityTraceId _sampled;

    private BaseProcessor<Activity>? _ours;

    /// <summary>Sets the processor of a provider that is being built which changes spans for others.</summary>
    public void OnBuilding(BaseProcessor<Activity> processor) => _ours = processor;

    /// <summary>Changes the listener of a provider that was built. One with another processor stays as it is.</summary>
    public void Apply(TracerProvider? provider)
    {
        try
        {
            if (provider is not null && _ours is { } ours && ReferenceEquals(GetProcessor(provider), ours) && GetListener(provider) is { Sample: { } sample } listener)
            {
                listener.Sample = (ref options) => Sample(sample, ref options, provider);
                var started = listener.ActivityStarted;
                listener.ActivityStarted = activity =>
                {
                    Flag(activity);
                    started?.Invoke(activity);
                };
            }
        }
        catch (Exception e) when (e is MissingMemberException or TypeLoadException)
        {
            // Another version of OpenTelemetry.
        }
    }

    private ActivitySamplingResult Sample(
        SampleActivity<ActivityContext> sample, ref ActivityCreationOptions<ActivityContext> options, TracerProvider provider)
    {
        var result = sample(ref options);
        if (result < ActivitySamplingResult.AllData || !ReferenceEquals(GetProcessor(provider), _ours))
        {
            return result;
        }

        // An activity has the flag of its parent.
        if (result == ActivitySamplingResult.AllDataAndRecorded && (options.Parent.TraceFlags & ActivityTraceFlags.Recorded) == 0)
        {
            _sampled = options.TraceId;
        }

        return ActivitySamplingResult.PropagationData;
    }

    private static void Flag(Activity activity)
    {
        if (!activity.Recorded && _sampled != default && activity.TraceId == _sampled)
        {
            activity.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
            _sampled = default;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Processor")]
    private static extern BaseProcessor<Activity>? GetProcessor([UnsafeAccessorType(ProviderType)] object provider);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "listener")]
    private static extern ref ActivityListener GetListener([UnsafeAccessorType(ProviderType)] object provider);
}
