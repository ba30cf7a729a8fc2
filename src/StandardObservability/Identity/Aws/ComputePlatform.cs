namespace StandardObservability.Identity.Aws;

/// <summary>What runs this process, as far as variables and files of the machine tell.</summary>
internal enum ComputePlatform
{
    /// <summary>No sign of any of them: a laptop, a build agent, another cloud.</summary>
    None,
    Lambda,

    /// <summary>ECS, and App Runner, which runs on Fargate.</summary>
    Ecs,

    /// <summary>Kubernetes, whoever runs it; whether it is EKS, the pod's token says.</summary>
    Kubernetes,
    ElasticBeanstalk,

    /// <summary>EC2 as it seems; its metadata service proves it.</summary>
    Ec2,
}
