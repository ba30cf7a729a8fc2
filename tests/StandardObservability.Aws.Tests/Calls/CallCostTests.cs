using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.Aws.Tests.Calls;

/// <summary>What the handlers allocate for a call, without the SDK's own work.</summary>
public sealed class CallCostTests
{
    [Fact]
    public async Task A_call_that_nothing_collects_allocates_nothing()
    {
        var call = new PipelineCall("SQS", new Amazon.SQS.Model.SendMessageRequest("http://127.0.0.1/1/orders", "a"));

        Assert.Equal(0, await AllocatedAsync(call));
    }

    [Fact]
    public async Task A_call_that_is_not_sampled_reads_no_parameters()
    {
        await using var host = await AwsHost.StartAsync(register: static b =>
        {
            b.Configuration["OTEL_TRACES_SAMPLER"] = "always_off";
            b.Configuration["Observability:Metrics:Instrumentations:AwsSdk"] = "false";
            b.AddStandardAws();
        });
        using var request = host.Source.StartActivity("request");
        var call = new PipelineCall("S3", new UnreadableRequest());

        Assert.InRange(await AllocatedAsync(call), 0, 1500);
        Assert.Empty(host.Spans);
    }

    private static async Task<long> AllocatedAsync(PipelineCall call)
    {
        for (var i = 0; i < 100; i++)
        {
            await call.InvokeAsync();
        }

        return Allocated(call);
    }

    private static long Allocated(PipelineCall call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            call.Invoke();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }
}
