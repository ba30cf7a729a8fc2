using StandardObservability.Dashboards;

namespace Checkout.Worker;

/// <summary>What the worker shows and watches in addition to the standard model.</summary>
internal static class FulfilmentModel
{
    private const double Objective = 0.99;

    private static readonly TimeSpan SlowestGoodFulfilment = TimeSpan.FromSeconds(5);

    private static readonly Signal Fulfilled = new("checkout.orders.fulfilled", InstrumentKind.Counter, "{order}", "sku");

    private static readonly Signal Duration = new("checkout.fulfilment.duration", InstrumentKind.Histogram, "s");

    private static readonly Slo Speed = Slo.OfDurations("fulfilment", "Fulfilment", Duration, SlowestGoodFulfilment.TotalSeconds, Objective) with
    {
        // Orders are rarer than requests.
        SmallestHourlySample = 20,
        FirstLooks =
        [
            new("Errors by exception: one cause, or many?") { Query = StandardQueries.ErrorsByCause },
            new("Whether the queue is slow: calls of the AWS SDK or of Checkout.Api.") { Query = StandardQueries.LatencyByHost },
            new("Orders that are fulfilled: did their number rise?") { Widget = "Fulfilled orders" },
        ],
    };

    public static void AddFulfilmentModel(this IServiceCollection services) => services.AddServiceModel(Create);

    private static ServiceModel Create(string service)
        => StandardModel.For(service, static o => o.IsWeb = false).With(Speed).With(new Section(
            "Fulfilment",
            "Orders that become coffee. Look here when customers wait.",
            [
                new Widget("Fulfilled orders", WidgetView.Stacked, new Line("orders", Query.Rate(Fulfilled) with { By = "sku" })),
                Widget.Chart("Duration of fulfilment, p99", Query.Quantile(Duration, 0.99)),
                .. Speed.CreateWidgets(),
            ]));
}
