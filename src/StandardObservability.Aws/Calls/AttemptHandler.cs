using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace StandardObservability.Aws.Calls;

/// <summary>Runs for each attempt of a call: inside the SDK's retries, and outside of signing and HTTP.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    public override void InvokeSync(IExecutionContext executionContext)
    {
        if (SdkCall.Find(executionContext) is not { IsTraced: true } call)
        {
            base.InvokeSync(executionContext);
            return;
        }

        call.BeginAttempt();
        using var scope = AttemptScope.Begin();
        try
        {
            base.InvokeSync(executionContext);
        }
        catch (Exception exception)
        {
            call.FailAttempt(exception);
            throw;
        }
    }

    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        => SdkCall.Find(executionContext) is { IsTraced: true } call
            ? InvokeAttemptAsync<T>(call, executionContext)
            : base.InvokeAsync<T>(executionContext);

    private async Task<T> InvokeAttemptAsync<T>(SdkCall call, IExecutionContext executionContext)
        where T : AmazonWebServiceResponse, new()
    {
        call.BeginAttempt();
        using var scope = AttemptScope.Begin();
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            call.FailAttempt(exception);
            throw;
        }
    }
}
