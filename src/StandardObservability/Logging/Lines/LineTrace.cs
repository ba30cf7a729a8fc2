using System.Diagnostics;
using System.Text;
using StandardObservability.Conventions;
using StandardObservability.Export;

namespace StandardObservability.Logging.Lines;

/// <summary>Writes the ids of the trace, in both forms; the lines of one span are written one after the other, and have the same.</summary>
internal sealed class LineTrace
{
    /// <summary>What X-Ray writes apart: the time of a trace.</summary>
    private const int TimeLength = 8;

    private static readonly byte[] TraceId = Encoding.UTF8.GetBytes($",\"{LogFieldNames.TraceId}\":\"");
    private static readonly byte[] SpanId = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.SpanId}\":\"");
    private static readonly byte[] Sampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"01\",\"{LogFieldNames.XRayTraceId}\":\"1-");
    private static readonly byte[] NotSampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"00\",\"{LogFieldNames.XRayTraceId}\":\"1-");

    private readonly Utf8Buffer _text = new();
    private string? _traceId;
    private string? _spanId;
    private bool _isSampled;

    /// <summary>The fields, a comma before each.</summary>
    public ReadOnlySpan<byte> Write(Activity activity)
    {
        // An activity keeps its ids as texts, so that the same references are the same ids.
        var (traceId, spanId) = (activity.TraceId.ToHexString(), activity.SpanId.ToHexString());
        if (!ReferenceEquals(traceId, _traceId) || !ReferenceEquals(spanId, _spanId) || activity.Recorded != _isSampled)
        {
            (_traceId, _spanId, _isSampled) = (traceId, spanId, activity.Recorded);
            Write(traceId, spanId);
        }

        return _text.Written;
    }

    private void Write(string traceId, string spanId)
    {
        _text.Clear();
        _text.Raw(TraceId);
        _text.Ascii(traceId);
        _text.Raw(SpanId);
        _text.Ascii(spanId);
        _text.Raw(_isSampled ? Sampled : NotSampled);
        _text.Ascii(traceId.AsSpan(0, TimeLength));
        _text.Raw((byte)'-');
        _text.Ascii(traceId.AsSpan(TimeLength));
        _text.Raw((byte)'"');
    }
}
