using Demo.Traffic;

namespace Demo.Report;

/// <summary>One order's way through three processes, and all requests in numbers: all from what the services put out.</summary>
internal sealed class DemoReport(Evidence evidence, PlacedOrder order, IReadOnlyDictionary<RequestKey, int> sent)
{
    private const string Checkout = "Checkout.Api";
    private static readonly string[] Services = ["Inventory.Api", Checkout, "Checkout.Worker"];

    /// <summary>What is missing, in words; empty when all is there.</summary>
    public List<string> Gaps()
    {
        if (TraceId() is not { } traceId)
        {
            return [$"No log line of {Checkout} on standard output names order {order.Id} and its trace, so neither can be shown."];
        }

        var gaps = new List<string>();
        if (traceId != order.TraceId)
        {
            gaps.Add($"The load balancer's header named the trace {order.TraceId}, but the order's is {traceId}.");
        }

        if (!new TraceTree(evidence.Trace(traceId)).IsComplete(Services))
        {
            gaps.Add($"The trace {traceId} is not complete: it should have one first span, no missing parents, a message sent and processed, and spans of {string.Join(", ", Services)}.");
        }

        var silent = Services.Where(service => LogsOf(traceId).All(line => line.Service != service)).ToList();
        if (silent.Count > 0)
        {
            gaps.Add($"No log line of the trace {traceId} came from {string.Join(", ", silent)}.");
        }

        var measured = new RequestTable(evidence.Requests).CountsOf(Checkout);
        foreach (var (request, answers) in sent.Where(request => measured.GetValueOrDefault(request.Key) != request.Value))
        {
            gaps.Add($"{request.Method} {request.Route} was answered {answers} times with {request.Status}, but {Checkout}'s metrics say {measured.GetValueOrDefault(request)}.");
        }

        return gaps;
    }

    public List<string> Sections()
    {
        var traceId = TraceId() ?? "unknown";
        return
        [
            $"\nOne order of many, {order.Id}, from the load balancer's header through HTTP and a queue into the worker. Trace {traceId}:\n",
            .. new TraceTree(evidence.Trace(traceId)).Lines(),
            "\nWhat the services logged about it, found on three standard outputs by its trace id:\n",
            .. LogsOf(traceId).Select(line => $"{line.Time:HH:mm:ss.fff}  {line.Service,-16} {line.Level,-11}  {line.Message}"),
            "\nAll requests, from the embedded-metric documents on standard output:\n",
            .. new RequestTable(evidence.Requests).Lines(),
        ];
    }

    /// <summary>A log line leads to its trace: the way that somebody on call would go.</summary>
    private string? TraceId()
        => evidence.Logs(line => line.Service == Checkout && line.TraceId.Length > 0 && line.Message.Contains(order.Id, StringComparison.Ordinal))
            is [var first, ..] ? first.TraceId : null;

    private IEnumerable<LogLine> LogsOf(string traceId) => evidence.Logs(line => line.TraceId == traceId).OrderBy(line => line.Time);
}
