using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;

namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>The attributes of the service that rules match.</summary>
/// <param name="Name">Name of the service.</param>
/// <param name="Type">X-Ray's name of the compute platform.</param>
/// <param name="Arn">The AWS resource that it runs on.</param>
internal sealed record ServiceFacts(string? Name, string? Type, string? Arn)
{
    public static ServiceFacts Read(IReadOnlyDictionary<string, object> resource) => new(
        Text(resource, AttributeNames.ServiceName),
        TypeOf(Text(resource, AttributeNames.CloudPlatform)),
        Text(resource, AttributeNames.AwsEcsContainerArn) ?? Text(resource, AttributeNames.CloudResourceId) ?? Text(resource, DeprecatedAttributeNames.FaasId));

    /// <remarks>Source: AWS X-Ray Developer Guide, "Segment documents", <c>origin</c>.</remarks>
    private static string? TypeOf(string? cloudPlatform) => cloudPlatform switch
    {
        "aws_ec2" => "AWS::EC2::Instance",
        "aws_ecs" => "AWS::ECS::Container",
        "aws_eks" => "AWS::EKS::Container",
        "aws_elastic_beanstalk" => "AWS::ElasticBeanstalk::Environment",
        "aws_lambda" => "AWS::Lambda::Function",
        _ => null,
    };

    private static string? Text(IReadOnlyDictionary<string, object> resource, string name) => resource.GetValueOrDefault(name) as string;
}
