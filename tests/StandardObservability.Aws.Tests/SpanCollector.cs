using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Aws.Tests;

/// <summary>Keeps the recorded spans of a host, after redaction.</summary>
internal sealed class SpanCollector : BaseProcessor<Activity>
{
    private readonly ConcurrentQueue<Activity> _spans = new();

    public IReadOnlyList<Activity> Spans => [.. _spans.Where(static s => s.Recorded)];

    public override void OnEnd(Activity data) => _spans.Enqueue(data);
}
