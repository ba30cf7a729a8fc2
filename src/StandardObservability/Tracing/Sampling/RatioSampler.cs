using System.Diagnostics;
using System.Globalization;
using OpenTelemetry.Trace;

namespace StandardObservability.Tracing.Sampling;

/// <summary>Keeps a share of new traces, decided by the trace id alone, so that services agree without talking.</summary>
/// <remarks>
/// An id that starts with the time is decided by its last eight bytes, any other exactly as OpenTelemetry's own ratio sampler
/// does it: by the first eight, without their highest bit. That sampler reads the clock in an X-Ray id and keeps all or nothing.
/// Ids are compared as text: lower-case hexadecimal digits sort like the number, and the text is there already. See docs/adr/0011.
/// </remarks>
internal sealed class RatioSampler : Sampler
{
    private const int HalfDigits = 16;

    private readonly TimePrefix _timePrefix;
    private readonly bool _keepsAll;
    private readonly string _lastHalfBound;
    private readonly string _firstHalfBound;

    /// <param name="ratio">The share, from 0 to 1.</param>
    /// <param name="timePrefix">Knows the ids that start with the time.</param>
    public RatioSampler(double ratio, TimePrefix timePrefix)
    {
        _timePrefix = timePrefix;
        _keepsAll = ratio >= 1;
        _lastHalfBound = Digits((ulong)(ratio * Math.Pow(2, 64)));
        _firstHalfBound = Digits((ulong)(ratio * long.MaxValue));
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
        return _timePrefix.IsPrefixOf(id) ? id[HalfDigits..].SequenceCompareTo(_lastHalfBound) < 0 : FirstHalfIsBelow(id);
    }

    private bool FirstHalfIsBelow(ReadOnlySpan<char> id)
    {
        var digit = Value(id[0]) & 7;
        var bound = Value(_firstHalfBound[0]);
        return digit != bound ? digit < bound : id[1..HalfDigits].SequenceCompareTo(_firstHalfBound.AsSpan(1)) < 0;
    }

    private static int Value(char digit) => (digit & 0xF) + ((digit >> 6) * 9);

    private static string Digits(ulong bound) => bound.ToString("x16", CultureInfo.InvariantCulture);
}
