using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Conventions;

/// <summary>Attribute names of resources, spans, metrics and log records, from OpenTelemetry's semantic conventions.</summary>
/// <remarks>
/// Source: OpenTelemetry semantic conventions 1.40. <see cref="ServiceTeam"/>, <see cref="HttpResponseStatusClass"/> and
/// <see cref="DurationMilliseconds"/> are defined by this library.
/// </remarks>
public static class AttributeNames
{
    /// <summary>Logical name of the service.</summary>
    public const string ServiceName = "service.name";

    /// <summary>Group of services that the service belongs to.</summary>
    public const string ServiceNamespace = "service.namespace";

    /// <summary>Version of the running build, without the commit.</summary>
    public const string ServiceVersion = "service.version";

    /// <summary>Id of a running instance of the service.</summary>
    public const string ServiceInstanceId = "service.instance.id";

    /// <summary>Team that owns the service and responds to its alarms.</summary>
    public const string ServiceTeam = "service.team";

    /// <summary>Deployment environment in lower case, for example <c>production</c>.</summary>
    public const string DeploymentEnvironmentName = "deployment.environment.name";

    /// <summary>Id of the deployment that installed this build.</summary>
    public const string DeploymentId = "deployment.id";

    /// <summary>Commit of the build.</summary>
    public const string VcsRefHeadRevision = "vcs.ref.head.revision";

    /// <summary>Cloud provider, <c>aws</c>.</summary>
    public const string CloudProvider = "cloud.provider";

    /// <summary>Compute service, for example <c>aws_ecs</c> or <c>aws_lambda</c>.</summary>
    public const string CloudPlatform = "cloud.platform";

    /// <summary>Region, for example <c>eu-central-1</c>.</summary>
    public const string CloudRegion = "cloud.region";

    /// <summary>Availability zone, for example <c>eu-central-1a</c>.</summary>
    public const string CloudAvailabilityZone = "cloud.availability_zone";

    /// <summary>AWS account of the resource, 12 digits.</summary>
    public const string CloudAccountId = "cloud.account.id";

    /// <summary>ARN of the cloud resource, on ECS the container.</summary>
    public const string CloudResourceId = "cloud.resource_id";

    /// <summary>Id of the machine, on EC2 the instance id.</summary>
    public const string HostId = "host.id";

    /// <summary>Name of the machine.</summary>
    public const string HostName = "host.name";

    /// <summary>Type of the machine, for example <c>m7g.large</c>.</summary>
    public const string HostType = "host.type";

    /// <summary>Image of the machine, on EC2 the AMI id.</summary>
    public const string HostImageId = "host.image.id";

    /// <summary>Id of the container from the container runtime.</summary>
    public const string ContainerId = "container.id";

    /// <summary>ARN of the container.</summary>
    public const string AwsEcsContainerArn = "aws.ecs.container.arn";

    /// <summary>ARN of the cluster.</summary>
    public const string AwsEcsClusterArn = "aws.ecs.cluster.arn";

    /// <summary>Launch type in lower case: <c>fargate</c>, <c>ec2</c>, <c>external</c>, <c>managed_instances</c>.</summary>
    public const string AwsEcsLaunchType = "aws.ecs.launchtype";

    /// <summary>ARN of the task.</summary>
    public const string AwsEcsTaskArn = "aws.ecs.task.arn";

    /// <summary>Id of the task, which is the last part of its ARN.</summary>
    public const string AwsEcsTaskId = "aws.ecs.task.id";

    /// <summary>Family of the task definition.</summary>
    public const string AwsEcsTaskFamily = "aws.ecs.task.family";

    /// <summary>Revision of the task definition.</summary>
    public const string AwsEcsTaskRevision = "aws.ecs.task.revision";

    /// <summary>Log groups that receive standard output.</summary>
    public const string AwsLogGroupNames = "aws.log.group.names";

    /// <summary>ARNs of the log groups that receive standard output.</summary>
    public const string AwsLogGroupArns = "aws.log.group.arns";

    /// <summary>Log streams that receive standard output.</summary>
    public const string AwsLogStreamNames = "aws.log.stream.names";

    /// <summary>ARNs of the log streams that receive standard output.</summary>
    public const string AwsLogStreamArns = "aws.log.stream.arns";

    /// <summary>Name of the Kubernetes cluster.</summary>
    public const string K8sClusterName = "k8s.cluster.name";

    /// <summary>Namespace of the pod.</summary>
    public const string K8sNamespaceName = "k8s.namespace.name";

    /// <summary>Name of the pod.</summary>
    public const string K8sPodName = "k8s.pod.name";

    /// <summary>Unique id of the pod.</summary>
    public const string K8sPodUid = "k8s.pod.uid";

    /// <summary>Name of the node of the pod.</summary>
    public const string K8sNodeName = "k8s.node.name";

    /// <summary>Name of the function.</summary>
    public const string FaasName = "faas.name";

    /// <summary>Version of the function.</summary>
    public const string FaasVersion = "faas.version";

    /// <summary>Execution environment of the function, on Lambda its log stream.</summary>
    public const string FaasInstance = "faas.instance";

    /// <summary>Memory of the function in bytes.</summary>
    public const string FaasMaxMemory = "faas.max_memory";

    /// <summary>Method of an HTTP request, <c>_OTHER</c> if it is not well known.</summary>
    public const string HttpRequestMethod = "http.request.method";

    /// <summary>Original method of an HTTP request, if it is not well known.</summary>
    public const string HttpRequestMethodOriginal = "http.request.method_original";

    /// <summary>Path of a URL.</summary>
    public const string UrlPath = "url.path";

    /// <summary>Query of a URL.</summary>
    public const string UrlQuery = "url.query";

    /// <summary>Complete URL.</summary>
    public const string UrlFull = "url.full";

    /// <summary>Host name of the server, without the port.</summary>
    public const string ServerAddress = "server.address";

    /// <summary>Port of the server.</summary>
    public const string ServerPort = "server.port";

    /// <summary>IP address of the client that sent the request, behind a load balancer the original one.</summary>
    public const string ClientAddress = "client.address";

    /// <summary>IP address of the other end of the connection.</summary>
    public const string NetworkPeerAddress = "network.peer.address";

    /// <summary>Route template of a server request, for example <c>/orders/{id}</c>.</summary>
    public const string HttpRoute = "http.route";

    /// <summary>Status code of an HTTP response.</summary>
    public const string HttpResponseStatusCode = "http.response.status_code";

    /// <summary>Class of the status code, <c>2xx</c> to <c>5xx</c>, for the dimensions of embedded metric format.</summary>
    public const string HttpResponseStatusClass = "http.response.status_class";

    /// <summary>Duration in a log record, in milliseconds.</summary>
    public const string DurationMilliseconds = "duration_ms";

    /// <summary>An output of this library, for example <c>otlp.traces</c>.</summary>
    public const string Output = "observability.output";

    /// <summary>Why telemetry was lost; one of <see cref="LossReasonNames"/>.</summary>
    public const string LossReason = "observability.loss.reason";

    /// <summary>On a local root span whose details were kept: <c>error</c> or <c>slow</c>.</summary>
    public const string DetailReason = "observability.detail.reason";

    /// <summary>On a local root span whose details were kept: spans and log lines beyond the bounds.</summary>
    public const string DetailDropped = "observability.detail.dropped";

    /// <summary>Marks the telemetry of one run of the command <c>doctor</c>: 32 hex digits.</summary>
    public const string DoctorRun = "observability.doctor.run.id";

    /// <summary>Set by OpenTelemetry on the data point that aggregates everything above the cardinality limit.</summary>
    public const string MetricOverflow = "otel.metric.overflow";

    /// <summary>Type of an exception.</summary>
    public const string ExceptionType = "exception.type";

    /// <summary>Message of an exception.</summary>
    public const string ExceptionMessage = "exception.message";

    /// <summary>Stack trace of an exception.</summary>
    public const string ExceptionStackTrace = "exception.stacktrace";

    /// <summary>Class of the error of an operation, for an exception its type.</summary>
    public const string ErrorType = "error.type";

    /// <summary>Messaging system, for example one of <see cref="MessagingSystemNames"/>.</summary>
    public const string MessagingSystem = "messaging.system";

    /// <summary>Operation on a message, with the name of the messaging system.</summary>
    public const string MessagingOperationName = "messaging.operation.name";

    /// <summary>Type of the operation on a message: <c>send</c> or <c>process</c>.</summary>
    public const string MessagingOperationType = "messaging.operation.type";

    /// <summary>Name of the queue or topic.</summary>
    public const string MessagingDestinationName = "messaging.destination.name";

    /// <summary>Id of the message in the messaging system.</summary>
    public const string MessagingMessageId = "messaging.message.id";

    /// <summary>Number of messages in a batch operation.</summary>
    public const string MessagingBatchMessageCount = "messaging.batch.message_count";

    /// <summary>Array of the names of span attributes that X-Ray indexes as annotations.</summary>
    public const string AwsXRayAnnotations = "aws.xray.annotations";
}
