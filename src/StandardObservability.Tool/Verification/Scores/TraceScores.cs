using System.Text.Json;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Verification.Scores;

/// <summary>The rules of the Instrumentation Score about spans.</summary>
internal sealed class TraceScores
{
    private const int MaxInternal = 10;
    private const int MaxShort = 20;
    private const int MaxTraces = 100_000;
    private const long ShortNanoseconds = 5_000_000;

    private readonly Dictionary<string, Trace> _traces = new(StringComparer.Ordinal);

    /// <summary>Judges a span of a service.</summary>
    public void Judge(ServiceVerdicts service, JsonElement span)
    {
        service.Add(ScoreRule.InternalSpans, true);
        service.Add(ScoreRule.ShortSpans, true);
        var id = span.FindText("traceId") ?? "";
        if (!_traces.TryGetValue(id, out var trace))
        {
            if (_traces.Count >= MaxTraces)
            {
                service.Add(ScoreRule.InternalSpans, null);
                service.Add(ScoreRule.ShortSpans, null);
                return;
            }

            trace = _traces[id] = new Trace();
        }

        trace.InternalSpans[service] = trace.InternalSpans.GetValueOrDefault(service) + (IsInternal(span) ? 1 : 0);
        trace.ShortSpans += span.FindNumber("endTimeUnixNano") - span.FindNumber("startTimeUnixNano") < ShortNanoseconds ? 1 : 0;
    }

    /// <summary>Adds what is known after the last span.</summary>
    public void Complete()
    {
        foreach (var trace in _traces.Values)
        {
            foreach (var (service, number) in trace.InternalSpans)
            {
                service.Add(ScoreRule.InternalSpans, number <= MaxInternal);
                service.Add(ScoreRule.ShortSpans, trace.ShortSpans <= MaxShort);
            }
        }
    }

    // Protobuf in JSON writes an enum as its number, and some writers as its name.
    private static bool IsInternal(JsonElement span) => span.FindNumber("kind") == 1 || span.FindText("kind") == "SPAN_KIND_INTERNAL";

    private sealed class Trace
    {
        public Dictionary<ServiceVerdicts, int> InternalSpans { get; } = [];

        public int ShortSpans { get; set; }
    }
}
