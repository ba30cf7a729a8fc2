using System.Diagnostics;
using System.Globalization;
using OpenTelemetry.Trace;

namespace StandardObservability.Tracing.Sampling;

/// <summary>Samples a ratio of new traces by trace id, so all services make the same decision.</summary>
/// <remarks>
/// For an id that starts with the time, the last eight bytes decide. For any other id the first eight bytes decide, without their highest bit,
/// as in OpenTelemetry's ratio sampler. For an X-Ray id that sampler compares the time, and samples all traces or none.
/// See docs/adr/0011.
/// </remarks>
internal sealed class RatioSampler : Sampler
{
    private readonly TimePrefix _timePrefix;
    private readonly bool _keepsAll;
    private readonly ulong _lastHalfBound;
    private readonly ulong _firstHalfBound;

    /// <param name="ratio">From 0 to 1.</param>
    /// <param name="timePrefix">Recognizes the ids that start with the time.</param>
    public RatioSampler(double ratio, TimePrefix timePrefix)
    {
        _timePrefix = timePrefix;
        _keepsAll = ratio >= 1;
        _lastHalfBound = (ulong)(ratio * Math.Pow(2, 64));
        _firstHalfBound = (ulong)(ratio * long.MaxValue);
        Description = string.Create(CultureInfo.InvariantCulture, $"RatioSampler{{{ratio:0.######}}}");
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        => Keeps(samplingParameters.TraceId) ? SamplingResults.Keep : SamplingResults.Drop;

    public bool Keeps(ActivityTraceId traceId)
    {
        if (_keepsAll)
        {
            return true;
        }

        var id = traceId.ToHexString().AsSpan();
        return _timePrefix.IsPrefixOf(id)
            ? IdDigits.ReadHalf(id[IdDigits.Half..]) < _lastHalfBound
            : (IdDigits.ReadHalf(id) & long.MaxValue) < _firstHalfBound;
    }
}
