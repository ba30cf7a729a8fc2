using Amazon.CDK;
using Constructs;

namespace StandardObservability.Cdk.Tests.ShopStacks;

internal sealed class WorkerStack : Stack
{
    public WorkerStack(Construct scope, string id, IStackProps? props = null)
        : base(scope, id, props)
    {
        _ = new ServiceObservability(this, "Observability", WorkerModel.Create("Checkout.Worker"), new ServiceObservabilityProps
        {
            LogGroupName = "/ecs/worker",
        });
    }
}
