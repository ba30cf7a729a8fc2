namespace StandardObservability.Conventions.Identity;

/// <summary>Names of environment variables that AWS compute services and Kubernetes set.</summary>
internal static class PlatformVariableNames
{
    /// <summary>Lambda: name of the function.</summary>
    public const string LambdaFunctionName = "AWS_LAMBDA_FUNCTION_NAME";

    /// <summary>Lambda: version of the function.</summary>
    public const string LambdaFunctionVersion = "AWS_LAMBDA_FUNCTION_VERSION";

    /// <summary>Lambda: memory of the function, in MB.</summary>
    public const string LambdaFunctionMemorySize = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";

    /// <summary>Lambda: log group of the function.</summary>
    public const string LambdaLogGroupName = "AWS_LAMBDA_LOG_GROUP_NAME";

    /// <summary>Lambda: log stream of the execution environment.</summary>
    public const string LambdaLogStreamName = "AWS_LAMBDA_LOG_STREAM_NAME";

    /// <summary>Lambda: trace header of the current invocation, in X-Ray format.</summary>
    public const string LambdaTraceId = "_X_AMZN_TRACE_ID";

    /// <summary>ECS: address of the task metadata endpoint.</summary>
    public const string EcsMetadataUriV4 = "ECS_CONTAINER_METADATA_URI_V4";

    /// <summary>ECS: address of the task metadata endpoint, set by older agents.</summary>
    public const string EcsMetadataUri = "ECS_CONTAINER_METADATA_URI";

    /// <summary>Name of the AWS compute service: <c>AWS_ECS_FARGATE</c> on Fargate, and on App Runner, which uses Fargate.</summary>
    public const string ExecutionEnvironment = "AWS_EXECUTION_ENV";

    /// <summary>Kubernetes: address of the cluster's API.</summary>
    public const string KubernetesServiceHost = "KUBERNETES_SERVICE_HOST";

    /// <summary>Kubernetes: port of the cluster's API.</summary>
    public const string KubernetesServicePort = "KUBERNETES_SERVICE_PORT";

    /// <summary>EKS, for pods with an IAM role: path of a service account token.</summary>
    public const string WebIdentityTokenFile = "AWS_WEB_IDENTITY_TOKEN_FILE";

    /// <summary>EKS Pod Identity: path of a service account token.</summary>
    public const string ContainerAuthorizationTokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
}
