using System.Diagnostics;

namespace StandardObservability.Logging;

/// <summary>The span that a log event belongs to, for one that is written when that span is no longer the current one.</summary>
/// <param name="TraceId">Its trace; the default for none.</param>
/// <param name="SpanId">Its id.</param>
/// <param name="Sampled">Whether it was recorded, or <see langword="null"/> when that is not known.</param>
internal readonly record struct SpanReference(ActivityTraceId TraceId, ActivitySpanId SpanId, bool? Sampled);
