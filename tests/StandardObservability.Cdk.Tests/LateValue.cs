using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;

namespace StandardObservability.Cdk.Tests;

/// <summary>A text that the CDK reads when it synthesizes.</summary>
/// <param name="value">The text.</param>
internal sealed class LateValue(string value) : DeputyBase(new DeputyProps([])), IStringProducer
{
    public string? Produce(IResolveContext context) => value;
}
