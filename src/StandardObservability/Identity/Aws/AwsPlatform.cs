using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Identity.Aws.Platforms;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws;

/// <summary>Which compute service this is, told without any call by the environment and the machine's files alone.</summary>
internal static class AwsPlatform
{
    /// <summary>The first that shows a sign; those that know more of this process come first, and EC2, on which they all may run, last.</summary>
    public static ComputePlatform Detect(StandardVariables variables, LocalFiles files)
        => variables.Find(PlatformVariableNames.LambdaFunctionName) is not null ? ComputePlatform.Lambda
        : IsEcs(variables) ? ComputePlatform.Ecs
        : variables.Find(PlatformVariableNames.KubernetesServiceHost) is not null ? ComputePlatform.Kubernetes
        : BeanstalkEnvironment.IsPresent(files) ? ComputePlatform.ElasticBeanstalk
        : Ec2Instance.IsLikely(variables, files) ? ComputePlatform.Ec2
        : ComputePlatform.None;

    private static bool IsEcs(StandardVariables variables)
        => variables.Find(PlatformVariableNames.EcsMetadataUriV4) is not null
        || variables.Find(PlatformVariableNames.EcsMetadataUri) is not null
        || variables.Find(PlatformVariableNames.ExecutionEnvironment)?.StartsWith("AWS_ECS", StringComparison.Ordinal) == true;
}
