namespace StandardObservability.Conventions;

/// <summary>Names of configuration keys and environment variables of this library, OpenTelemetry and AWS.</summary>
/// <remarks>Source: OpenTelemetry specification, "Environment Variable Specification" and "OTLP exporter configuration".</remarks>
public static class ConfigurationNames
{
    /// <summary>The configuration section of this library.</summary>
    public const string Section = "Observability";

    /// <summary><c>true</c> disables all telemetry.</summary>
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

    /// <summary>Argument of the sampler: a ratio from 0 to 1 for the ratio samplers, <c>endpoint=URL,polling_interval=SECONDS</c> for <c>xray</c>.</summary>
    public const string TracesSamplerArg = "OTEL_TRACES_SAMPLER_ARG";

    /// <summary>Formats of trace context: <c>tracecontext</c>, <c>baggage</c>, <c>xray</c>, <c>xray-lambda</c>, or <c>none</c>.</summary>
    public const string Propagators = "OTEL_PROPAGATORS";

    /// <summary>Prefix of the variables of the OTLP exporter. The name of a signal may follow, as in <c>OTEL_EXPORTER_OTLP_TRACES_ENDPOINT</c>.</summary>
    public const string OtlpPrefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>Aggregation temporality of OTLP metrics: <c>cumulative</c> or <c>delta</c>.</summary>
    public const string OtlpMetricsTemporality = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

    /// <summary>CloudWatch namespace of embedded metric format. AWS's EMF clients use the same name.</summary>
    public const string EmfNamespace = "AWS_EMF_NAMESPACE";

    /// <summary>Address of the CloudWatch agent for embedded metric format. AWS's EMF clients use the same name.</summary>
    public const string EmfAgentEndpoint = "AWS_EMF_AGENT_ENDPOINT";

    /// <summary>Log group of embedded metric format that is sent to the agent.</summary>
    public const string EmfLogGroupName = "AWS_EMF_LOG_GROUP_NAME";

    /// <summary>Log stream in that group.</summary>
    public const string EmfLogStreamName = "AWS_EMF_LOG_STREAM_NAME";

    /// <summary>AWS region. Lambda sets the region of the function.</summary>
    public const string Region = "AWS_REGION";

    /// <summary><c>true</c> disables requests to the EC2 instance metadata service, also from AWS SDKs.</summary>
    public const string Ec2MetadataDisabled = "AWS_EC2_METADATA_DISABLED";

    /// <summary>Address of the EC2 instance metadata service, if it is not the default.</summary>
    public const string Ec2MetadataEndpoint = "AWS_EC2_METADATA_SERVICE_ENDPOINT";

    /// <summary>Which default address of the EC2 instance metadata service is used: <c>IPv4</c> or <c>IPv6</c>.</summary>
    public const string Ec2MetadataEndpointMode = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";

    /// <summary>Namespace of the pod, if the pod definition sets it from the Kubernetes downward API.</summary>
    public const string PodNamespace = "POD_NAMESPACE";

    /// <summary>Name of the pod, likewise.</summary>
    public const string PodName = "POD_NAME";

    /// <summary>Unique id of the pod, likewise.</summary>
    public const string PodUid = "POD_UID";

    /// <summary>Name of the node of the pod, likewise.</summary>
    public const string NodeName = "NODE_NAME";
}
