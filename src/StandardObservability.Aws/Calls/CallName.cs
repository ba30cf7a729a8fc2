using System.Collections.Concurrent;
using System.Diagnostics;
using Amazon.Runtime;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.Aws.Calls;

/// <summary>Names of an operation, created once for each operation of each service.</summary>
internal sealed class CallName
{
    private static readonly ConcurrentDictionary<(string Service, string Request), CallName> Known = new();

    private CallName(string service, string operation)
    {
        (Service, Operation, Span) = (service, operation, $"{service}.{operation}");
        SpanTags =
        [
            new(XRayAttributeNames.RpcSystem, XRayAttributeNames.AwsApi),
            new(RpcAttributeNames.SystemName, XRayAttributeNames.AwsApi),
            .. ServiceTags,
        ];
        MetricTags = new TagList([new(RpcAttributeNames.SystemName, XRayAttributeNames.AwsApi), .. ServiceTags]);
    }

    /// <summary>Id of the service, for example <c>SQS</c>.</summary>
    public string Service { get; }

    /// <summary>For example <c>SendMessage</c>.</summary>
    public string Operation { get; }

    /// <summary>Name of the span.</summary>
    public string Span { get; }

    /// <summary>Set at the start of the span, for samplers.</summary>
    public KeyValuePair<string, object?>[] SpanTags { get; }

    public TagList MetricTags { get; }

    private IEnumerable<KeyValuePair<string, object?>> ServiceTags
        => [new(AwsSdkAttributeNames.RpcService, Service), new(RpcAttributeNames.Method, Operation)];

    public static CallName Find(IRequestContext request)
        => Known.GetOrAdd((request.ServiceMetaData.ServiceId, request.RequestName), static key => new CallName(key.Service, OperationOf(key.Request)));

    private static string OperationOf(string request)
        => request.EndsWith("Request", StringComparison.Ordinal) ? request[..^"Request".Length] : request;
}
