namespace StandardObservability.Benchmarks.Analyzers;

/// <summary>A controller as services have them: an instrument of each kind, a span, log calls, queries and a pattern.</summary>
internal static class ControllerText
{
    /// <summary>The file. <c>NUMBER</c> is replaced, so that each file has types of its own.</summary>
    public const string Value = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Logging;

        namespace Shop.AreaNUMBER;

        public sealed record OrderNUMBER(Guid Id, string Channel, decimal Amount, IReadOnlyList<string> Lines);

        public interface IOrdersNUMBER
        {
            Task<OrderNUMBER?> FindAsync(Guid id, CancellationToken cancellation);
            Task SaveAsync(OrderNUMBER order, CancellationToken cancellation);
        }

        [ApiController]
        [Route("ordersNUMBER")]
        public sealed class OrdersNUMBERController(IOrdersNUMBER orders, ILogger<OrdersNUMBERController> logger) : ControllerBase
        {
            private static readonly Meter Meter = new("acme.shop");
            private static readonly ActivitySource Source = new("acme.shop");
            private static readonly Counter<long> Placed = Meter.CreateCounter<long>("acme.order.placedNUMBER", "{order}");
            private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("acme.order.durationNUMBER", "s");

            [HttpGet("{id}")]
            public async Task<ActionResult<OrderNUMBER>> Get(Guid id, CancellationToken cancellation)
            {
                using var span = Source.StartActivity("find order");
                span?.SetTag("acme.order.id", id);
                var order = await orders.FindAsync(id, cancellation);
                if (order == null)
                {
                    logger.LogWarning("Order {OrderId} was not found", id);
                    return NotFound();
                }

                return order;
            }

            [HttpPost]
            public async Task<ActionResult<OrderNUMBER>> Post(OrderNUMBER order, CancellationToken cancellation)
            {
                var watch = Stopwatch.StartNew();
                try
                {
                    var lines = order.Lines.Where(line => line.Length > 0).Select((line, index) => $"{index}: {line.Trim()}").ToList();
                    foreach (var group in lines.GroupBy(line => line[0]).OrderBy(group => group.Key))
                    {
                        logger.LogDebug("Group {Key} has {Count} lines of {Total}", group.Key, group.Count(), lines.Count);
                    }

                    await orders.SaveAsync(order with { Lines = lines }, cancellation);
                    Placed.Add(1, new KeyValuePair<string, object?>("acme.order.channel", order.Channel));
                    return CreatedAtAction(nameof(Get), new { id = order.Id }, order);
                }
                catch (InvalidOperationException e)
                {
                    logger.LogError(e, "Order {OrderId} was not saved after {Elapsed}", order.Id, watch.Elapsed);
                    throw;
                }
                finally
                {
                    Duration.Record(watch.Elapsed.TotalSeconds, new TagList { { "acme.order.channel", order.Channel } });
                }
            }

            private static decimal Total(IEnumerable<OrderNUMBER> all, string channel)
            {
                var total = 0m;
                foreach (var order in all)
                {
                    total += order.Channel == channel ? order.Amount : order.Lines.Count switch { 0 => 0, > 10 => order.Amount / 2, var count => order.Amount / count };
                }

                return Math.Round(total, 2);
            }
        }
        """;
}
