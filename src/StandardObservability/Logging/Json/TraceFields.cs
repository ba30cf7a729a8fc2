using System.Text;
using StandardObservability.Conventions.Logging;
using StandardObservability.Logging.Calls;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>Writes the trace fields, with the trace id in W3C and in X-Ray form. Consecutive lines of one trace reuse the bytes.</summary>
internal sealed class TraceFields
{
    private static readonly byte[] TraceId = Encoding.UTF8.GetBytes($",\"{LogFieldNames.TraceId}\":\"");
    private static readonly byte[] SpanId = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.SpanId}\":\"");
    private static readonly byte[] Sampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"01");
    private static readonly byte[] NotSampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"00");
    private static readonly byte[] XRayTraceId = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.XRayTraceId}\":\"");

    private readonly Utf8Buffer _text = new();
    private int _spanStart;
    private int _xrayStart;
    private string? _traceId;
    private string? _spanId;
    private bool? _isSampled;

    /// <summary>The fields with a comma before each; empty without a span.</summary>
    /// <remarks>An activity keeps its ids as strings, so equal references are equal ids.</remarks>
    public ReadOnlySpan<byte> Write(in SpanReference span)
    {
        if (span.TraceId is not { } traceId)
        {
            return default;
        }

        if (_traceId is null || span.Sampled != _isSampled || span.SpanId?.Length != _spanId?.Length)
        {
            (_traceId, _spanId, _isSampled) = (traceId, span.SpanId, span.Sampled);
            Write(traceId, span.SpanId, span.Sampled is { } sampled ? sampled ? Sampled : NotSampled : []);
            return _text.Written;
        }

        if (!ReferenceEquals(traceId, _traceId))
        {
            _traceId = traceId;
            ReplaceTrace(_text.Mutable);
        }

        if (!ReferenceEquals(span.SpanId, _spanId))
        {
            _spanId = span.SpanId;
            AsciiText.CopyDigits(_spanId, _text.Mutable[_spanStart..]);
        }

        return _text.Written;
    }

    private void ReplaceTrace(Span<byte> text)
    {
        var digits = text.Slice(TraceId.Length, XRayIdText.TraceIdLength);
        AsciiText.CopyDigits(_traceId, digits);
        XRayIdText.CopyDigits(digits, text[_xrayStart..]);
    }

    private void Write(string traceId, string? spanId, byte[] flags)
    {
        _text.Clear();
        _text.Raw(TraceId);
        _text.Ascii(traceId);
        _text.Raw(SpanId);
        _spanStart = _text.Length;
        _text.Ascii(spanId);
        _text.Raw(flags);
        _text.Raw(XRayTraceId);
        _xrayStart = _text.Length;
        XRayIdText.Write(traceId, _text);
        _text.Raw((byte)'"');
    }
}
