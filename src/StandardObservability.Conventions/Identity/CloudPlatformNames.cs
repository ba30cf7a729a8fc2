namespace StandardObservability.Conventions.Identity;

/// <summary>Values of <see cref="AttributeNames.CloudPlatform"/>, as OpenTelemetry's semantic conventions spell them.</summary>
internal static class CloudPlatformNames
{
    /// <summary>Value of <see cref="AttributeNames.CloudProvider"/> on every AWS platform.</summary>
    public const string Provider = "aws";

    /// <summary>Amazon Elastic Compute Cloud.</summary>
    public const string Ec2 = "aws_ec2";

    /// <summary>Amazon Elastic Container Service.</summary>
    public const string Ecs = "aws_ecs";

    /// <summary>Amazon Elastic Kubernetes Service.</summary>
    public const string Eks = "aws_eks";

    /// <summary>AWS Elastic Beanstalk.</summary>
    public const string ElasticBeanstalk = "aws_elastic_beanstalk";

    /// <summary>AWS Lambda.</summary>
    public const string Lambda = "aws_lambda";
}
