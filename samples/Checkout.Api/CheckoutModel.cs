using StandardObservability.Dashboards;

namespace Checkout.Api;

/// <summary>What the checkout shows and watches in addition to the standard model.</summary>
internal static class CheckoutModel
{
    private const double OrderObjective = 0.99;
    private const double FailedShare = 0.05;
    private const int SmallestSample = 20;
    private const int LongestQueueAge = 60;

    private const string OrdersByOutcome = "Orders by outcome";

    private const string Outcome = "checkout.order.outcome";

    // A siphon takes 300 ms to brew, and that is no fault.
    private static readonly TimeSpan SlowestGoodOrder = TimeSpan.FromMilliseconds(500);

    private static readonly Signal Placed = new("checkout.orders.placed", InstrumentKind.Counter, "{order}", Outcome, "sku");

    private static readonly Signal QueueAge = new("checkout.queue.age", InstrumentKind.Gauge, "s");

    private static readonly RateQuery All = Query.Rate(Placed);

    // An article that is unknown or sold out is an answer. Only an inventory that does not respond is a failure.
    private static readonly RateQuery Failed = All with { Filters = [new(Outcome, "inventory_unavailable")] };

    private static readonly LevelQuery OldestAge = Query.Level(QueueAge, LevelAggregation.Maximum);

    private static readonly SavedQuery FailedOrders = new(
        "Failed orders", LogSource.Lines, "filter event_name in ['InventoryUnreachable', 'InventoryFailed'] | fields @timestamp, message, trace_id | sort @timestamp desc | limit 20");

    private static readonly Slo Orders = Slo.OfFailures("orders", "Orders", Failed, All, OrderObjective) with
    {
        FirstLooks =
        [
            new("The log lines InventoryUnreachable and InventoryFailed, and their traces.") { Query = FailedOrders },
            new("The alarms of Inventory.Api, and its dashboard or its local page."),
            new("The time of the last deployment of both services: if it is the cause, roll back first."),
        ],
    };

    public static void AddCheckoutModel(this IServiceCollection services) => services.AddServiceModel(Create);

    private static ServiceModel Create(string service)
        => StandardModel.For(service, static o => o.LatencyThreshold = SlowestGoodOrder).With(Orders).With(CreateOrderFailures(), CreateQueueAge()).With(CreateSection());

    private static Section CreateSection() => new(
        "Orders",
        "What the shop earns its money with: orders, what became of them, and how long they wait. Look here when customers complain.",
        [
            new Widget(OrdersByOutcome, WidgetView.Stacked, new Line("orders", All with { By = Outcome })),
            .. Orders.CreateWidgets(),
            Widget.Chart("Oldest order in the queue", OldestAge) with { Thresholds = [new("queue-age", LongestQueueAge)] },
        ]);

    private static Alarm CreateOrderFailures() => new(
        "order-failures",
        Severity.Page,
        "More than 5 % of the orders fail, because Inventory.Api does not reserve their stock. Customers cannot buy.",
        new AlarmCondition(Query.Ratio(Failed, All), Comparison.Above, FailedShare)
        {
            BreachingPeriods = 3,
            Periods = 3,
            Sample = All,
            SmallestSample = SmallestSample,
        })
    {
        SuppressedBy = ["slo-orders-fast"],
        FirstLooks = Orders.FirstLooks,
    };

    private static Alarm CreateQueueAge() => new(
        "queue-age",
        Severity.Ticket,
        "An order has waited in the queue for more than a minute. Customers wait for their coffee.",
        new AlarmCondition(OldestAge, Comparison.Above, LongestQueueAge) { BreachingPeriods = 3, Periods = 3 })
    {
        FirstLooks =
        [
            new("Whether Checkout.Worker runs: it writes a line Fulfilled for each order."),
            new("The log lines OrderFailed and QueueUnreachable of Checkout.Worker, and their exceptions."),
            new("Whether more orders arrive than one worker fulfils.") { Widget = OrdersByOutcome },
        ],
    };
}
