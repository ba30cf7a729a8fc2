using StandardObservability.Conventions.Identity;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Conventions;

/// <summary>Attribute names of resources, spans, metrics and log events, as OpenTelemetry's semantic conventions spell them.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40; <see cref="ServiceTeam"/> and <see cref="DurationMilliseconds"/> are the house's own.</remarks>
public static class AttributeNames
{
    /// <summary>Logical name of the service.</summary>
    public const string ServiceName = "service.name";

    /// <summary>Group of services the name belongs to.</summary>
    public const string ServiceNamespace = "service.namespace";

    /// <summary>Version of the running build, without its commit.</summary>
    public const string ServiceVersion = "service.version";

    /// <summary>Identifies one running instance of the service.</summary>
    public const string ServiceInstanceId = "service.instance.id";

    /// <summary>The team that owns the service and answers its alarms.</summary>
    public const string ServiceTeam = "service.team";

    /// <summary>Deployment environment in lower case, for example <c>production</c>.</summary>
    public const string DeploymentEnvironmentName = "deployment.environment.name";

    /// <summary>Identifies the deployment that put this build in place.</summary>
    public const string DeploymentId = "deployment.id";

    /// <summary>Commit the build was made from.</summary>
    public const string VcsRefHeadRevision = "vcs.ref.head.revision";

    /// <summary>Who runs the cloud; see <see cref="CloudPlatformNames.Provider"/>.</summary>
    public const string CloudProvider = "cloud.provider";

    /// <summary>The compute service, one of <see cref="CloudPlatformNames"/>.</summary>
    public const string CloudPlatform = "cloud.platform";

    /// <summary>Region, for example <c>eu-central-1</c>.</summary>
    public const string CloudRegion = "cloud.region";

    /// <summary>Availability zone, for example <c>eu-central-1a</c>.</summary>
    public const string CloudAvailabilityZone = "cloud.availability_zone";

    /// <summary>Account that the resource belongs to, 12 digits.</summary>
    public const string CloudAccountId = "cloud.account.id";

    /// <summary>ARN of what runs: the container on ECS.</summary>
    public const string CloudResourceId = "cloud.resource_id";

    /// <summary>Id of the machine, on EC2 that of the instance.</summary>
    public const string HostId = "host.id";

    /// <summary>Name of the machine.</summary>
    public const string HostName = "host.name";

    /// <summary>Type of the machine, for example <c>m7g.large</c>.</summary>
    public const string HostType = "host.type";

    /// <summary>Image that the machine was started from, on EC2 the AMI.</summary>
    public const string HostImageId = "host.image.id";

    /// <summary>Id of the container, as its runtime gives it.</summary>
    public const string ContainerId = "container.id";

    /// <summary>ARN of the container.</summary>
    public const string AwsEcsContainerArn = "aws.ecs.container.arn";

    /// <summary>ARN of the cluster.</summary>
    public const string AwsEcsClusterArn = "aws.ecs.cluster.arn";

    /// <summary>Launch type in lower case: <c>fargate</c>, <c>ec2</c>, <c>external</c>, <c>managed_instances</c>.</summary>
    public const string AwsEcsLaunchType = "aws.ecs.launchtype";

    /// <summary>ARN of the task.</summary>
    public const string AwsEcsTaskArn = "aws.ecs.task.arn";

    /// <summary>Id of the task, the last part of its ARN.</summary>
    public const string AwsEcsTaskId = "aws.ecs.task.id";

    /// <summary>Family of the task definition.</summary>
    public const string AwsEcsTaskFamily = "aws.ecs.task.family";

    /// <summary>Revision of the task definition.</summary>
    public const string AwsEcsTaskRevision = "aws.ecs.task.revision";

    /// <summary>Log groups that the platform writes standard output to.</summary>
    public const string AwsLogGroupNames = "aws.log.group.names";

    /// <summary>ARNs of those log groups.</summary>
    public const string AwsLogGroupArns = "aws.log.group.arns";

    /// <summary>Log streams that the platform writes standard output to.</summary>
    public const string AwsLogStreamNames = "aws.log.stream.names";

    /// <summary>ARNs of those log streams.</summary>
    public const string AwsLogStreamArns = "aws.log.stream.arns";

    /// <summary>Name of the Kubernetes cluster.</summary>
    public const string K8sClusterName = "k8s.cluster.name";

    /// <summary>Namespace of the pod.</summary>
    public const string K8sNamespaceName = "k8s.namespace.name";

    /// <summary>Name of the pod.</summary>
    public const string K8sPodName = "k8s.pod.name";

    /// <summary>Unique id of the pod.</summary>
    public const string K8sPodUid = "k8s.pod.uid";

    /// <summary>Name of the node that the pod runs on.</summary>
    public const string K8sNodeName = "k8s.node.name";

    /// <summary>Name of the function.</summary>
    public const string FaasName = "faas.name";

    /// <summary>Version of the function.</summary>
    public const string FaasVersion = "faas.version";

    /// <summary>The execution environment, on Lambda its log stream.</summary>
    public const string FaasInstance = "faas.instance";

    /// <summary>Memory of the function in bytes.</summary>
    public const string FaasMaxMemory = "faas.max_memory";

    /// <summary>Method of an HTTP request; <see cref="HttpMethodNames.Other"/> for one that is not well known.</summary>
    public const string HttpRequestMethod = "http.request.method";

    /// <summary>Method as the request names it, when it is not well known.</summary>
    public const string HttpRequestMethodOriginal = "http.request.method_original";

    /// <summary>Path of a URL.</summary>
    public const string UrlPath = "url.path";

    /// <summary>A whole URL.</summary>
    public const string UrlFull = "url.full";

    /// <summary>Host that a request names, without the port.</summary>
    public const string ServerAddress = "server.address";

    /// <summary>Route template of a server request, for example <c>/orders/{id}</c>.</summary>
    public const string HttpRoute = "http.route";

    /// <summary>Status code of an HTTP response.</summary>
    public const string HttpResponseStatusCode = "http.response.status_code";

    /// <summary>The first digit of the status code, <c>2xx</c> to <c>5xx</c>; derived by us for the dimensions of embedded metrics.</summary>
    public const string HttpResponseStatusClass = "http.response.status_class";

    /// <summary>How long something took that a log event tells of, in milliseconds.</summary>
    public const string DurationMilliseconds = "duration_ms";

    /// <summary>OpenTelemetry's mark on the point that holds what exceeded the cardinality limit.</summary>
    public const string MetricOverflow = "otel.metric.overflow";

    /// <summary>Type of an exception.</summary>
    public const string ExceptionType = "exception.type";

    /// <summary>Message of an exception.</summary>
    public const string ExceptionMessage = "exception.message";

    /// <summary>Stack trace of an exception.</summary>
    public const string ExceptionStackTrace = "exception.stacktrace";

    /// <summary>Class of the error that an operation ended with, for an exception its type.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The messaging system, one of <see cref="MessagingSystemNames"/> or its own word.</summary>
    public const string MessagingSystem = "messaging.system";

    /// <summary>What was done with a message, as the messaging system calls it.</summary>
    public const string MessagingOperationName = "messaging.operation.name";

    /// <summary>What was done with a message, as OpenTelemetry calls it: one of <see cref="MessagingOperationTypes"/>.</summary>
    public const string MessagingOperationType = "messaging.operation.type";

    /// <summary>Name of the queue or topic.</summary>
    public const string MessagingDestinationName = "messaging.destination.name";

    /// <summary>Id that the messaging system gave the message.</summary>
    public const string MessagingMessageId = "messaging.message.id";

    /// <summary>How many messages an operation on a batch is about.</summary>
    public const string MessagingBatchMessageCount = "messaging.batch.message_count";

    /// <summary>Names of the attributes of a span that X-Ray indexes as annotations, an array.</summary>
    public const string AwsXRayAnnotations = "aws.xray.annotations";
}
