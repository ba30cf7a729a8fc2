using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Reads the Lambda function of this process from its environment variables.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions, "FaaS" resource; AWS Lambda Developer Guide, "Defined runtime environment variables".</remarks>
internal sealed class LambdaFunction(StandardVariables variables) : IPlatformDetector
{
    private const long Megabyte = 1024 * 1024;

    public void AddLocalAttributes(PlatformAttributes attributes)
    {
        attributes.Set(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
        attributes.Set(AttributeNames.CloudPlatform, CloudPlatformNames.Lambda);
        attributes.Set(AttributeNames.CloudRegion, variables.Find(ConfigurationNames.Region));
        attributes.Set(AttributeNames.FaasName, variables.Find(PlatformVariableNames.LambdaFunctionName));
        attributes.Set(AttributeNames.FaasVersion, variables.Find(PlatformVariableNames.LambdaFunctionVersion));
        attributes.Set(AttributeNames.FaasInstance, variables.Find(PlatformVariableNames.LambdaLogStreamName));
        attributes.SetList(AttributeNames.AwsLogGroupNames, variables.Find(PlatformVariableNames.LambdaLogGroupName));
        attributes.SetList(AttributeNames.AwsLogStreamNames, variables.Find(PlatformVariableNames.LambdaLogStreamName));
        var memorySize = variables.Find(PlatformVariableNames.LambdaFunctionMemorySize);
        if (int.TryParse(memorySize, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0)
        {
            attributes.Set(AttributeNames.FaasMaxMemory, size * Megabyte);
        }
    }
}
