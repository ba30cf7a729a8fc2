using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StandardObservability.Aws.Calls;

/// <summary>The outermost handler of a client: traces a call with all its attempts.</summary>
internal sealed class CallHandler : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext)
    {
        if (SdkCall.Begin(executionContext) is not { } call)
        {
            base.InvokeSync(executionContext);
            return;
        }

        try
        {
            base.InvokeSync(executionContext);
            call.Succeed();
        }
        catch (Exception exception)
        {
            call.Fail(exception);
            throw;
        }
    }

    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        => SdkCall.IsObserved(executionContext) ? InvokeCallAsync<T>(executionContext) : base.InvokeAsync<T>(executionContext);

    /// <remarks>An async method, so the activity does not become current in the code that made the call.</remarks>
    private async Task<T> InvokeCallAsync<T>(IExecutionContext executionContext)
        where T : AmazonWebServiceResponse, new()
    {
        if (SdkCall.Begin(executionContext) is not { } call)
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }

        try
        {
            var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            call.Succeed();
            return response;
        }
        catch (Exception exception)
        {
            call.Fail(exception);
            throw;
        }
    }
}
