using System.Collections.Concurrent;

namespace Demo.Report;

/// <summary>Shows the trace and the log lines of each order that is placed while the services keep running.</summary>
internal sealed class LiveReport(Evidence evidence, Action<string> say)
{
    private const int MaxItems = 20_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>A trace is shown when no span has arrived for this long: the worker and the batches of each service take a moment.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, bool> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Spans, DateTime Since)> _growing = [];

    /// <summary>Does not show a trace.</summary>
    public void Ignore(string trace) => _shown.TryAdd(trace, true);

    /// <summary>Runs until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        Traces().ToList().ForEach(Ignore);
        evidence.KeepLatest(MaxItems);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                Traces().Where(IsComplete).ToList().ForEach(Show);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C.
        }
    }

    private IEnumerable<string> Traces() => evidence.TracesWith("Checkout.Api", "POST /orders").Where(trace => !_shown.ContainsKey(trace));

    private bool IsComplete(string trace)
    {
        var spans = evidence.Trace(trace).Count;
        if (!_growing.TryGetValue(trace, out var seen) || seen.Spans != spans)
        {
            _growing[trace] = seen = (spans, DateTime.UtcNow);
        }

        return DateTime.UtcNow - seen.Since > Quiet;
    }

    private void Show(string trace)
    {
        Ignore(trace);
        _growing.Remove(trace);
        say($"\nTrace {trace}:\n");
        new TraceTree(evidence.Trace(trace)).Lines().ToList().ForEach(say);
        say(string.Empty);
        evidence.Logs(line => line.TraceId == trace).OrderBy(line => line.Time).Select(line => line.Display).ToList().ForEach(say);
    }
}
