using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using OpenTelemetry.Trace;

namespace StandardObservability.Tracing;

/// <summary>Keeps a share of new traces, decided by the random end of the trace id, so that services agree without talking.</summary>
/// <remarks>
/// OpenTelemetry's own ratio sampler reads the first eight bytes, which hold the time in X-Ray ids: it keeps all or nothing.
/// </remarks>
internal sealed class RatioSampler : Sampler
{
    private readonly ulong _threshold;
    private readonly bool _keepsAll;

    public RatioSampler(double ratio)
    {
        _keepsAll = ratio >= 1;
        _threshold = _keepsAll ? ulong.MaxValue : (ulong)(ratio * Math.Pow(2, 64));
        Description = string.Create(CultureInfo.InvariantCulture, $"RatioSampler{{{ratio:0.######}}}");
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        => new(_keepsAll || RandomPart(samplingParameters.TraceId) < _threshold ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);

    private static ulong RandomPart(ActivityTraceId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
    }
}
