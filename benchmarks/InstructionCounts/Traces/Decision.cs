using System.Diagnostics;
using OpenTelemetry.Trace;

namespace InstructionCounts.Traces;

/// <summary>Samples new traces.</summary>
internal static class Decision
{
    public static Func<bool> By(Sampler sampler, ActivityTraceId[] ids)
    {
        SamplingParameters[] traces = [.. ids.Select(static id => new SamplingParameters(default, id, nameof(Decision), ActivityKind.Server))];
        var next = 0;
        return () => sampler.ShouldSample(in traces[next++ % traces.Length]).Decision == SamplingDecision.RecordAndSample;
    }
}
