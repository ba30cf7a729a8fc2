using System.Diagnostics;
using OpenTelemetry.Trace;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay;

namespace InstructionCounts.Traces;

/// <summary>Trace operations by our code, and the same operations by .NET or OpenTelemetry.</summary>
internal static class TraceCases
{
    private const double Share = 0.05;

    public static ICase Create(string name) => name switch
    {
        "id-runtime" => new Repeated<ActivityTraceId>(ActivityTraceId.CreateRandom),
        "id-cryptographic" => new Repeated<ActivityTraceId>(TraceIds.CreateCryptographic),
        "id-xray" => new Repeated<ActivityTraceId>(XRayTraceId.Create),
        "extract-w3c" => new Repeated<ActivityContext>(Extraction.OfW3C(Propagators.W3C)),
        "extract-w3c-opentelemetry" => new Repeated<ActivityContext>(Extraction.ByOpenTelemetry()),
        "extract-ours-w3c" => new Repeated<ActivityContext>(Extraction.OfW3C(Propagators.Ours)),
        "extract-ours-xray" => new Repeated<ActivityContext>(Extraction.OfXRay(Propagators.Ours)),
        "extract-ours-xray-request" => new Repeated<ActivityContext>(Extraction.OfXRayRequest(Propagators.Ours)),
        "inject-w3c" => new Repeated<int>(Injection.ByOpenTelemetry()),
        "inject-ours-xray" => new Repeated<int>(Injection.OfXRay()),
        "inject-ours" => new Repeated<int>(Injection.By(Propagators.Ours)),
        "sampler-sdk-random" => new Repeated<bool>(Decision.By(new TraceIdRatioBasedSampler(Share), TraceIds.Random())),
        "sampler-sdk-time" => new Repeated<bool>(Decision.By(new TraceIdRatioBasedSampler(Share), TraceIds.WithTime())),
        "sampler-ours-random" => new Repeated<bool>(Decision.By(new RatioSampler(Share, new TimePrefix(TimeProvider.System)), TraceIds.Random())),
        "sampler-ours-time" => new Repeated<bool>(Decision.By(new RatioSampler(Share, new TimePrefix(TimeProvider.System)), TraceIds.WithTime())),
        "rootspan-default" => new RootSpan(xrayIds: false),
        "rootspan-xray" => new RootSpan(xrayIds: true),
        "trace-unsampled" => new UnsampledTrace(keepsDetail: false),
        "trace-unsampled-detail" => new UnsampledTrace(keepsDetail: true),
        _ => throw new ArgumentException($"Unknown case \"{name}\". Cases.cs and TraceCases.cs list all cases.", nameof(name)),
    };
}
