namespace StandardObservability.Conventions;

/// <summary>Names of configuration keys and environment variables. OpenTelemetry's and AWS's own names come first.</summary>
/// <remarks>Source: OpenTelemetry specification, "Environment Variable Specification" and "OTLP exporter configuration".</remarks>
public static class ConfigurationNames
{
    /// <summary>The one configuration section of this library.</summary>
    public const string Section = "Observability";

    /// <summary><c>true</c> turns everything off.</summary>
    public const string SdkDisabled = "OTEL_SDK_DISABLED";

    /// <summary>Name of the service.</summary>
    public const string ServiceName = "OTEL_SERVICE_NAME";

    /// <summary>Resource attributes, <c>key=value,key=value</c>.</summary>
    public const string ResourceAttributes = "OTEL_RESOURCE_ATTRIBUTES";

    /// <summary>Outputs of traces: <c>otlp</c>, <c>console</c>, <c>none</c>.</summary>
    public const string TracesExporter = "OTEL_TRACES_EXPORTER";

    /// <summary>Outputs of metrics: <c>otlp</c>, <c>awsemf</c>, <c>console</c>, <c>none</c>.</summary>
    public const string MetricsExporter = "OTEL_METRICS_EXPORTER";

    /// <summary>Outputs of logs: <c>otlp</c>, <c>console</c>, <c>none</c>.</summary>
    public const string LogsExporter = "OTEL_LOGS_EXPORTER";

    /// <summary>The sampler of new traces.</summary>
    public const string TracesSampler = "OTEL_TRACES_SAMPLER";

    /// <summary>The sampler's argument: a share from 0 to 1 for the ratio samplers, <c>endpoint=URL,polling_interval=SECONDS</c> for <c>xray</c>.</summary>
    public const string TracesSamplerArg = "OTEL_TRACES_SAMPLER_ARG";

    /// <summary>How trace context is read and written: <c>tracecontext</c>, <c>baggage</c>, <c>xray</c>, <c>xray-lambda</c>; or <c>none</c>.</summary>
    public const string Propagators = "OTEL_PROPAGATORS";

    /// <summary>Start of the OTLP exporter's variables; a signal's own name may stand between, as in <c>OTEL_EXPORTER_OTLP_TRACES_ENDPOINT</c>.</summary>
    public const string OtlpPrefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>Temporality of OTLP metrics: <c>cumulative</c> or <c>delta</c>.</summary>
    public const string OtlpMetricsTemporality = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

    /// <summary>Namespace of embedded metrics, as AWS's clients name it.</summary>
    public const string EmfNamespace = "AWS_EMF_NAMESPACE";

    /// <summary>The CloudWatch agent's address for embedded metrics, as AWS's clients name it.</summary>
    public const string EmfAgentEndpoint = "AWS_EMF_AGENT_ENDPOINT";

    /// <summary>The log group that the agent writes embedded metrics to.</summary>
    public const string EmfLogGroupName = "AWS_EMF_LOG_GROUP_NAME";

    /// <summary>The log stream in that group.</summary>
    public const string EmfLogStreamName = "AWS_EMF_LOG_STREAM_NAME";

    /// <summary>Set by the Lambda runtime.</summary>
    public const string LambdaFunctionName = "AWS_LAMBDA_FUNCTION_NAME";

    /// <summary>Set by the Lambda runtime.</summary>
    public const string LambdaFunctionVersion = "AWS_LAMBDA_FUNCTION_VERSION";

    /// <summary>Set by the Lambda runtime, in MB.</summary>
    public const string LambdaFunctionMemorySize = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";

    /// <summary>Set by the Lambda runtime.</summary>
    public const string LambdaLogGroupName = "AWS_LAMBDA_LOG_GROUP_NAME";

    /// <summary>Set by the Lambda runtime.</summary>
    public const string LambdaLogStreamName = "AWS_LAMBDA_LOG_STREAM_NAME";

    /// <summary>Set by the Lambda runtime for each invocation, in the form of X-Ray's header.</summary>
    public const string LambdaTraceId = "_X_AMZN_TRACE_ID";

    /// <summary>The region of AWS's clients; on Lambda the function's own.</summary>
    public const string Region = "AWS_REGION";

    /// <summary>Set by the ECS agent: address of the task metadata endpoint.</summary>
    public const string EcsMetadataUriV4 = "ECS_CONTAINER_METADATA_URI_V4";

    /// <summary>Set by older ECS agents.</summary>
    public const string EcsMetadataUri = "ECS_CONTAINER_METADATA_URI";

    /// <summary>Set by AWS compute services; <c>AWS_ECS_FARGATE</c> on Fargate and on App Runner, which runs on it.</summary>
    public const string ExecutionEnvironment = "AWS_EXECUTION_ENV";

    /// <summary><c>true</c> keeps AWS's clients, and us, from asking the EC2 instance metadata service.</summary>
    public const string Ec2MetadataDisabled = "AWS_EC2_METADATA_DISABLED";

    /// <summary>Address of the EC2 instance metadata service, where it is not the usual one.</summary>
    public const string Ec2MetadataEndpoint = "AWS_EC2_METADATA_SERVICE_ENDPOINT";

    /// <summary>Which of the usual addresses of the EC2 instance metadata service: <c>IPv4</c> or <c>IPv6</c>.</summary>
    public const string Ec2MetadataEndpointMode = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";

    /// <summary>Set by Kubernetes in every container: address of the cluster's API.</summary>
    public const string KubernetesServiceHost = "KUBERNETES_SERVICE_HOST";

    /// <summary>Set by Kubernetes in every container: port of the cluster's API.</summary>
    public const string KubernetesServicePort = "KUBERNETES_SERVICE_PORT";

    /// <summary>Set by EKS for pods with an IAM role: file of a service-account token.</summary>
    public const string WebIdentityTokenFile = "AWS_WEB_IDENTITY_TOKEN_FILE";

    /// <summary>Set by EKS Pod Identity: file of a service-account token.</summary>
    public const string ContainerAuthorizationTokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

    /// <summary>Set in a pod's definition from the downward API, by custom: its namespace.</summary>
    public const string PodNamespace = "POD_NAMESPACE";

    /// <summary>Set in a pod's definition from the downward API, by custom: its name.</summary>
    public const string PodName = "POD_NAME";

    /// <summary>Set in a pod's definition from the downward API, by custom: its unique id.</summary>
    public const string PodUid = "POD_UID";

    /// <summary>Set in a pod's definition from the downward API, by custom: its node.</summary>
    public const string NodeName = "NODE_NAME";
}
