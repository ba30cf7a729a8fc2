using StandardObservability.Conventions;
using StandardObservability.Hosting;

namespace StandardObservability.Identity;

/// <summary>Which AWS compute service this is, told by the environment alone.</summary>
internal static class AwsPlatform
{
    /// <summary>Whether lines on standard output reach CloudWatch Logs without anyone's doing: Lambda, ECS, and App Runner, which runs on Fargate.</summary>
    public static bool WritesStandardOutputToCloudWatch(StandardVariables variables)
        => variables.Find(ConfigurationNames.LambdaFunctionName) is not null
        || variables.Find(ConfigurationNames.EcsMetadataUriV4) is not null
        || variables.Find(ConfigurationNames.EcsMetadataUri) is not null
        || variables.Find(ConfigurationNames.ExecutionEnvironment)?.StartsWith("AWS_ECS", StringComparison.Ordinal) == true;
}
