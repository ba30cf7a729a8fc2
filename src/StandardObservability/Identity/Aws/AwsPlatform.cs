using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Identity.Aws.Platforms;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws;

/// <summary>Detects the compute service by environment variables and files of the machine, without network calls.</summary>
internal static class AwsPlatform
{
    /// <summary>The first compute service with an indication. The most specific ones come first; EC2 comes last, because the others may run on it.</summary>
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
