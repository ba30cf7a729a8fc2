using Amazon.SQS.Model;
using Judges;
using Judges.Receiving;
using Judges.XRay.Segments;
using Xunit;

namespace StandardObservability.Aws.Tests.Calls;

/// <summary>Exported spans of calls, and the segments that AWS's collector makes of them.</summary>
public sealed class SegmentTests
{
    public static TheoryData<ExporterVersion> Versions => [ExporterVersion.V0117, ExporterVersion.V0156];

    [JudgedTheory]
    [MemberData(nameof(Versions))]
    public async Task A_call_is_a_node_of_AWS_and_a_receiver_is_a_node_of_its_own(ExporterVersion version)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var host = await StartAsync(receiver))
        {
            using var sqs = host.CreateSqs();
            using (host.Source.StartActivity("request"))
            {
                await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");
            }

            await sqs.ReceiveMessageAsync(host.Aws.QueueUrl);
        }

        var spans = await receiver.SpansAsync();
        var documents = spans.SelectMany(s => SegmentTranslation.Translate(s, version)).ToList();

        Assert.Single(documents.Select(static d => d.TraceId).Distinct());
        Assert.Equal([("SQS", "aws"), ("SQS", "aws"), ("worker", null), ("worker", null)], documents.Select(static d => (d.Name, d.Namespace)).Order());
        Assert.All(documents.Where(static d => d.Name == "worker"), static d => Assert.True(d.IsSegment));
    }

    [JudgedFact]
    public async Task Secrets_in_messages_of_AWS_do_not_leave()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using (var host = await StartAsync(receiver))
        {
            using var sqs = host.CreateSqs(static c => c.MaxErrorRetry = 1);
            host.Aws.Fail(2, 400, "ThrottlingException");
            await Assert.ThrowsAnyAsync<Amazon.SQS.AmazonSQSException>(() => sqs.SendMessageAsync(new SendMessageRequest(host.Aws.QueueUrl, "password=hunter2")));
        }

        var span = Assert.Single(await receiver.SpansAsync());
        var texts = span.Attributes.Values.Concat(span.Events.SelectMany(static e => e.Attributes.Values)).Select(static v => $"{v}").Append(span.StatusMessage);
        Assert.DoesNotContain(texts, static t => t.Contains("hunter2", StringComparison.Ordinal));
        Assert.Contains(span.Events, static e => $"{e.Attributes.GetValueOrDefault("exception.message")}".Contains("Rate exceeded", StringComparison.Ordinal));
    }

    private static Task<AwsHost> StartAsync(OtlpReceiver receiver) => AwsHost.StartAsync(new Dictionary<string, string?>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.GrpcEndpoint.ToString(),
        ["OTEL_RESOURCE_ATTRIBUTES"] = "cloud.provider=aws,service.name=worker",
    });
}
