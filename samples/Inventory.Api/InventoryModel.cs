using StandardObservability.Dashboards;

namespace Inventory.Api;

/// <summary>What the inventory shows and watches in addition to the standard model.</summary>
internal static class InventoryModel
{
    private const int LowStock = 1_000;

    private const string StockOfEspresso = "Stock left of espresso";

    private const string Sku = "sku";

    // A siphon takes 300 ms to brew, and that is no fault.
    private static readonly TimeSpan SlowestGoodReservation = TimeSpan.FromMilliseconds(500);

    private static readonly Signal StockLeft = new("inventory.stock.left", InstrumentKind.Gauge, "{piece}", Sku);

    // "decaf" is sold out on purpose, so the least stock of all articles is always 0.
    private static readonly LevelQuery Espresso = Query.Level(StockLeft, LevelAggregation.Minimum) with { Filters = [new(Sku, "espresso")] };

    private static readonly SavedQuery RefusedReservations = new(
        "Refused reservations", LogSource.Lines, "filter event_name = 'Refused' | fields @timestamp, message, trace_id | sort @timestamp desc | limit 20");

    public static void AddInventoryModel(this IServiceCollection services) => services.AddServiceModel(Create);

    private static ServiceModel Create(string service)
        => StandardModel.For(service, static o => o.LatencyThreshold = SlowestGoodReservation)
            .With(CreateSection())
            .With(CreateStockLow());

    private static Section CreateSection() => new(
        "Stock",
        "What is left to sell. Look here when customers are told that there is not enough.",
        new Widget("Stock left by article", WidgetView.Table, new Line("left", Query.Level(StockLeft, LevelAggregation.Minimum) with { By = Sku })),
        Widget.Chart(StockOfEspresso, Espresso) with { Thresholds = [new("low", LowStock)] });

    private static Alarm CreateStockLow() => new(
        "stock-low",
        Severity.Ticket,
        "Fewer than 1,000 pieces of espresso, which most orders contain, are left. Orders are refused soon.",
        new AlarmCondition(Espresso, Comparison.Below, LowStock) { BreachingPeriods = 3, Periods = 3 })
    {
        FirstLooks =
        [
            new("How fast the stock falls: a sale, or one customer who orders again and again?") { Widget = StockOfEspresso },
            new("Whether the next delivery is late."),
            new("The log lines Refused: whether customers notice it already.") { Query = RefusedReservations },
        ],
    };
}
