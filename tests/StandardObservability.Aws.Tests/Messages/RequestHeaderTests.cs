using StandardObservability.Aws.Messages;
using Xunit;

namespace StandardObservability.Aws.Tests.Messages;

/// <summary>X-Ray's header of a request, which is the only context that a service of AWS reads.</summary>
public sealed class RequestHeaderTests
{
    private const string Name = "X-Amzn-Trace-Id";

    [Theory]
    [InlineData("Lambda", true)]
    [InlineData("SNS", true)]
    [InlineData("SFN", true)]
    [InlineData("EventBridge", true)]
    [InlineData("SQS", false)]
    [InlineData("S3", false)]
    public async Task Services_that_continue_a_trace_get_the_header(string service, bool hasHeader)
    {
        await using var host = await AwsHost.StartAsync();
        using var span = host.Source.StartActivity("request")!.AddBaggage("tenant", "acme");
        Dictionary<string, string> headers = [];

        RequestHeader.Write(service, headers);

        var id = span.TraceId.ToHexString();
        Assert.Equal(hasHeader ? [new(Name, $"Root=1-{id[..8]}-{id[8..]};Parent={span.SpanId};Sampled=1")] : [], headers);
    }

    [Fact]
    public async Task In_a_Lambda_function_the_call_becomes_the_parent_and_the_detection_of_recursion_is_kept()
    {
        await using var host = await AwsHost.StartAsync();
        using var span = host.Source.StartActivity("request")!;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["x-amzn-trace-id"] = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0;Lineage=a87bd80c:1|68fd508a:5",
        };

        RequestHeader.Write("S3", headers);

        Assert.EndsWith($";Parent={span.SpanId};Sampled=1;Lineage=a87bd80c:1|68fd508a:5", Assert.Single(headers).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_XRay_in_the_propagators_no_header_is_written()
    {
        await using var host = await AwsHost.StartAsync(new Dictionary<string, string?> { ["OTEL_PROPAGATORS"] = "tracecontext" });
        using var span = host.Source.StartActivity("request");
        Dictionary<string, string> headers = [];

        RequestHeader.Write("Lambda", headers);

        Assert.Empty(headers);
    }
}
