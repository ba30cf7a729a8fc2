using Amazon.CDK;
using StandardObservability.Cdk.Tests.ShopStacks;

var app = new App();
_ = new CheckoutStack(app, "Checkout");
_ = new WorkerStack(app, "Worker");
app.Synth();
