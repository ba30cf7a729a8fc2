namespace StandardObservability.Identity.Aws;

/// <summary>The compute service that runs this process, as indicated by environment variables and files of the machine.</summary>
internal enum ComputePlatform
{
    /// <summary>No indication of a compute service of AWS: a laptop, a build agent, another cloud.</summary>
    None,
    Lambda,

    /// <summary>ECS, and App Runner, which runs on Fargate.</summary>
    Ecs,

    /// <summary>Any Kubernetes. The issuer of the pod's token shows whether it is EKS.</summary>
    Kubernetes,
    ElasticBeanstalk,

    /// <summary>Probably EC2; its metadata service confirms it.</summary>
    Ec2,
}
