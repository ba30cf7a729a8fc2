using Amazon;
using Amazon.Runtime;

namespace StandardObservability.Aws.Calls;

/// <summary>Finds out whether another library traces a client, for example OpenTelemetry.Instrumentation.AWS: each call has one span.</summary>
internal static class OtherTracing
{
    /// <summary>The SDK's own provider does nothing.</summary>
    public static bool Traces(IClientConfig config) => config.TelemetryProvider.TracerProvider.GetType().Assembly != typeof(AWSConfigs).Assembly;
}
