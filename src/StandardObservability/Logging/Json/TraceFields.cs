using System.Diagnostics;
using System.Text;
using StandardObservability.Conventions.Logging;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>The ids of the trace, in both forms, a comma before each; the lines of one span are written one after the other, and have the same.</summary>
internal sealed class TraceFields
{
    private static readonly byte[] TraceId = Encoding.UTF8.GetBytes($",\"{LogFieldNames.TraceId}\":\"");
    private static readonly byte[] SpanId = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.SpanId}\":\"");
    private static readonly byte[] Sampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"01");
    private static readonly byte[] NotSampled = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.TraceFlags}\":\"00");
    private static readonly byte[] XRayTraceId = Encoding.UTF8.GetBytes($"\",\"{LogFieldNames.XRayTraceId}\":\"");

    private readonly Utf8Buffer _text = new();
    private string? _traceId;
    private string? _spanId;
    private bool? _isSampled;

    /// <summary>Of the current span; nothing outside of one.</summary>
    public ReadOnlySpan<byte> WriteCurrent()
        => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
            ? Write(activity.TraceId.ToHexString(), activity.SpanId.ToHexString(), activity.Recorded)
            : default;

    /// <summary>Of another span; nothing when it has no trace.</summary>
    public ReadOnlySpan<byte> Write(SpanReference trace)
        => trace.TraceId != default ? Write(trace.TraceId.ToHexString(), trace.SpanId.ToHexString(), trace.Sampled) : default;

    /// <remarks>A span keeps its ids as texts, so that the same references are the same ids.</remarks>
    private ReadOnlySpan<byte> Write(string traceId, string spanId, bool? isSampled)
    {
        if (!ReferenceEquals(traceId, _traceId) || !ReferenceEquals(spanId, _spanId) || isSampled != _isSampled)
        {
            (_traceId, _spanId, _isSampled) = (traceId, spanId, isSampled);
            Write(traceId, spanId, isSampled is { } sampled ? sampled ? Sampled : NotSampled : []);
        }

        return _text.Written;
    }

    private void Write(string traceId, string spanId, byte[] flags)
    {
        _text.Clear();
        _text.Raw(TraceId);
        _text.Ascii(traceId);
        _text.Raw(SpanId);
        _text.Ascii(spanId);
        _text.Raw(flags);
        _text.Raw(XRayTraceId);
        XRayIdText.Write(traceId, _text);
        _text.Raw((byte)'"');
    }
}
