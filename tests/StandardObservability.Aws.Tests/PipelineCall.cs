using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS;
using StandardObservability.Aws.Calls;
using ExecutionContext = Amazon.Runtime.Internal.ExecutionContext;

namespace StandardObservability.Aws.Tests;

/// <summary>A call through the handlers alone, for services whose client package is not referenced.</summary>
/// <param name="service">Id of the service.</param>
/// <param name="request">The request of the application.</param>
/// <param name="response">The response of the service.</param>
internal sealed class PipelineCall(string service, AmazonWebServiceRequest request, AmazonWebServiceResponse? response = null)
{
    private readonly CallHandler _handler = new() { InnerHandler = new AttemptHandler { InnerHandler = new LastHandler(response) } };

    /// <summary>The context of one call.</summary>
    public ExecutionContext Context { get; } = Create(service, request);

    public Task InvokeAsync() => _handler.InvokeAsync<AmazonWebServiceResponse>(Context);

    public void Invoke() => _handler.InvokeSync(Context);

    private static ExecutionContext Create(string service, AmazonWebServiceRequest request)
    {
        var context = new RequestContext(enableMetric: false)
        {
            OriginalRequest = request,
            ClientConfig = new AmazonSQSConfig { AuthenticationRegion = "eu-central-1" },
        };

        // Clients of the SDK set it; its setter is internal.
        typeof(RequestContext).GetProperty(nameof(RequestContext.ServiceMetaData))!.SetValue(context, new Metadata(service));
        return new ExecutionContext(context, new ResponseContext());
    }

    private sealed class LastHandler(AmazonWebServiceResponse? response) : PipelineHandler
    {
        public override void InvokeSync(IExecutionContext executionContext) => executionContext.ResponseContext.Response = response;

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            InvokeSync(executionContext);
            return Task.FromResult((T)response!);
        }
    }

    private sealed class Metadata(string service) : IServiceMetadata
    {
        public string ServiceId => service;

        public IDictionary<string, string> OperationNameMapping => new Dictionary<string, string>();
    }
}
