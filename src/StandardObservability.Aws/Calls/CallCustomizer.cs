using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StandardObservability.Aws.Calls;

/// <summary>Adds the handlers of this package to the pipeline of each client that is created after the registration.</summary>
/// <remarks>The SDK has one registry for the process. The customizer is registered once and has no settings. See docs/adr/0023.</remarks>
internal sealed class CallCustomizer : IRuntimePipelineCustomizer
{
    public string UniqueName => "StandardObservability.Aws";

    /// <summary>The registry ignores a second customizer of the same name.</summary>
    public static void Install() => RuntimePipelineCustomizerRegistry.Instance.Register(new CallCustomizer());

    public void Customize(Type type, RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        if (!typeof(AmazonServiceClient).IsAssignableFrom(type))
        {
            return;
        }

        pipeline.AddHandler(new CallHandler());
        if (pipeline.EnumerateHandlers().Any(static h => h.GetType() == typeof(RetryHandler)))
        {
            pipeline.AddHandlerAfter<RetryHandler>(new AttemptHandler());
        }
    }
}
