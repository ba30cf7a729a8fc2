using StandardObservability.Dashboards;

namespace StandardObservability.Cdk.Tests.ShopStacks;

/// <summary>A model in a class library that the service and the CDK app reference.</summary>
internal static class WorkerModel
{
    private static readonly Signal Shipped = new("worker.orders.shipped", InstrumentKind.Counter, "{order}");

    public static ServiceModel Create(string service)
        => StandardModel.For(service, static o => o.IsWeb = false).With(
            new Section("Orders", "Orders that were shipped.", Widget.Chart("Shipped", Query.Rate(Shipped))));
}
