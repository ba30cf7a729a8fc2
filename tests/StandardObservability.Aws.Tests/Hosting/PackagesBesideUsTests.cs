using Amazon;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Aws.Tests.Hosting;

/// <summary>Other libraries that trace the same calls.</summary>
public sealed class PackagesBesideUsTests
{
    private static readonly string[] ContextHeaders = ["traceparent", "tracestate", "baggage", "X-Amzn-Trace-Id"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_context_leaves_after_the_signature_and_HttpClient_adds_no_span(bool instrumentsHttp)
    {
        await using var host = await AwsHost.StartAsync(register: b =>
        {
            b.AddStandardAws();
            if (instrumentsHttp)
            {
                b.Services.AddOpenTelemetry().WithTracing(static t => t.AddHttpClientInstrumentation());
            }
        });
        using var sqs = host.CreateSqs();
        using var request = host.Source.StartActivity("request")!.AddBaggage("tenant", "acme");

        await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");

        Assert.Single(host.Spans);
        var headers = Assert.Single(host.Aws.Requests).Headers;
        Assert.DoesNotContain(headers.Keys, static h => ContextHeaders.Contains(h, StringComparer.OrdinalIgnoreCase));
        Assert.Contains("SignedHeaders", headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_another_library_traces_has_its_spans_and_none_of_ours()
    {
        var before = AWSConfigs.TelemetryProvider.TracerProvider;
        AWSConfigs.TelemetryProvider.RegisterTracerProvider(new OtherTracerProvider(before));
        try
        {
            await using var host = await AwsHost.StartAsync();
            using var sqs = host.CreateSqs();

            await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");

            Assert.Empty(host.Calls);
        }
        finally
        {
            AWSConfigs.TelemetryProvider.RegisterTracerProvider(before);
        }
    }
}
