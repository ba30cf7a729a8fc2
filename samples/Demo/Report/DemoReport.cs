using Demo.Traffic;

namespace Demo.Report;

/// <summary>Reports one order's path through three processes and the numbers of all requests, only from the telemetry of the services.</summary>
internal sealed class DemoReport(Evidence evidence, PlacedOrder order, IReadOnlyDictionary<RequestKey, int> sent)
{
    private const string Checkout = "Checkout.Api";
    private const string Inventory = "Inventory.Api";
    private static readonly string[] Services = [Inventory, Checkout, "Checkout.Worker"];

    /// <summary>Describes what is missing. Empty if the telemetry is complete.</summary>
    public List<string> Gaps()
    {
        if (TraceId() is not { } traceId)
        {
            return [$"No log line of {Checkout} on standard output names order {order.Id} and its trace, so neither can be shown."];
        }

        var gaps = new List<string>();
        if (traceId != order.TraceId)
        {
            gaps.Add($"The load balancer's header has the trace {order.TraceId}, but the order has {traceId}.");
        }

        if (!new TraceTree(evidence.Trace(traceId)).IsComplete(Services))
        {
            gaps.Add(
                $"The trace {traceId} is not complete. It should have one root span, no missing parents, a message that is sent and processed, "
                + $"and spans of {string.Join(", ", Services)}.");
        }

        var silent = Services.Where(service => LogsOf(traceId).All(line => line.Service != service)).ToList();
        if (silent.Count > 0)
        {
            gaps.Add($"No log line of the trace {traceId} came from {string.Join(", ", silent)}.");
        }

        gaps.AddRange(CountGaps());
        return gaps;
    }

    private List<string> CountGaps()
    {
        var gaps = new List<string>();
        var table = new RequestTable(evidence.Requests);
        var measured = table.CountsOf(Checkout);
        foreach (var (request, answers) in sent.Where(request => measured.GetValueOrDefault(request.Key) != request.Value))
        {
            gaps.Add(
                $"{request.Method} {request.Route} was answered {answers} times with {request.Status}, "
                + $"but {Checkout}'s metrics have {measured.GetValueOrDefault(request)}.");
        }

        // Checkout reserves the stock of each order once, whatever the outcome.
        var orders = sent.Where(request => request.Key is { Method: "POST", Route: "/orders" }).Sum(request => request.Value);
        var reservations = table.CountsOf(Inventory).Where(request => request.Key.Route == "/reservations").Sum(request => request.Value);
        if (reservations != orders)
        {
            gaps.Add($"{orders} orders were placed, but {Inventory}'s metrics have {reservations} reservations.");
        }

        return gaps;
    }

    public List<string> Sections()
    {
        var traceId = TraceId() ?? "unknown";
        return
        [
            $"\nOrder {order.Id}, from the load balancer's header through HTTP and a queue to the worker. Trace {traceId}:\n",
            .. new TraceTree(evidence.Trace(traceId)).Lines(),
            "\nLog lines of all three services with this trace id:\n",
            .. LogsOf(traceId).Select(line => line.Display),
            "\nAll requests, from the EMF documents on standard output:\n",
            .. new RequestTable(evidence.Requests).Lines(),
        ];
    }

    /// <summary>Finds the trace by a log line, as an engineer on call does.</summary>
    private string? TraceId()
        => evidence.Logs(line => line.Service == Checkout && line.TraceId.Length > 0 && line.Message.Contains(order.Id, StringComparison.Ordinal))
            is [var first, ..] ? first.TraceId : null;

    private IEnumerable<LogLine> LogsOf(string traceId) => evidence.Logs(line => line.TraceId == traceId).OrderBy(line => line.Time);
}
