using System.Diagnostics;
using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using Amazon.SQS.Model;
using Xunit;

namespace StandardObservability.Aws.Tests.Calls;

/// <summary>The span and the measurements of a call of AWS's real clients.</summary>
public sealed class CallSpanTests
{
    [Fact]
    public async Task A_call_is_one_client_span_with_the_names_of_the_conventions_and_of_XRay()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();

        using (host.Source.StartActivity("request"))
        {
            await sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso");
        }

        var (call, request) = (Assert.Single(host.Calls), host.Spans.Single(static s => s.OperationName == "request"));
        Assert.Equal(2, host.Spans.Count);
        Assert.Equal(("SQS.SendMessage", ActivityKind.Client, ActivityStatusCode.Unset), (call.DisplayName, call.Kind, call.Status));
        Assert.Equal(request.SpanId, call.ParentSpanId);
        Assert.Empty(call.Events);
        string[] expected =
        [
            "aws.queue_url=" + host.Aws.QueueUrl,
            "aws.region=eu-central-1",
            "aws.request_id=r-1",
            "aws.sqs.queue.url=" + host.Aws.QueueUrl,
            "cloud.region=eu-central-1",
            "http.response.status_code=200",
            "messaging.destination.name=orders",
            "messaging.message.id=m-1",
            "messaging.operation.name=SendMessage",
            "messaging.operation.type=send",
            "messaging.system=aws_sqs",
            "rpc.method=SendMessage",
            "rpc.service=SQS",
            "rpc.system.name=aws-api",
            "rpc.system=aws-api",
            "server.address=127.0.0.1",
            $"server.port={new Uri(host.Aws.Url).Port}",
        ];
        Assert.Equal(expected, call.TagObjects.Select(static t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_call_has_one_duration_and_keeps_the_metrics_of_HttpClient()
    {
        using var calls = new MeasuredDurations("rpc.client.call.duration");
        using var requests = new MeasuredDurations("http.client.request.duration");
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();

        await sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso");

        var call = Assert.Single(calls.All);
        Assert.Equal(("SQS", "SendMessage", false), (call["rpc.service"], call["rpc.method"], call.ContainsKey("error.type")));
        Assert.Equal(200, Assert.Single(requests.All)["http.response.status_code"]);
        Assert.Single(host.Spans);
    }

    [Fact]
    public async Task Tables_are_named_and_keys_are_not_read()
    {
        await using var host = await AwsHost.StartAsync();
        using var dynamo = host.CreateDynamoDb();

        await dynamo.GetItemAsync("orders", new() { ["id"] = new AttributeValue("secret-customer") });
        await dynamo.BatchGetItemAsync(new BatchGetItemRequest(new Dictionary<string, KeysAndAttributes> { ["arn:aws:dynamodb:eu-central-1:123456789012:table/a"] = new() { Keys = [new() { ["id"] = new AttributeValue("1") }] } }));

        await dynamo.TransactWriteItemsAsync(new TransactWriteItemsRequest
        {
            TransactItems =
            [
                new() { Put = new Put { TableName = "orders", Item = new() { ["id"] = new AttributeValue("secret-customer") } } },
                new() { Delete = new() { TableName = "arn:aws:dynamodb:eu-central-1:123456789012:table/carts", Key = new() { ["id"] = new AttributeValue("1") } } },
                new() { ConditionCheck = new ConditionCheck { TableName = "orders" } },
            ],
        });

        Assert.Equal(["DynamoDB.GetItem", "DynamoDB.BatchGetItem", "DynamoDB.TransactWriteItems"], host.Calls.Select(static c => c.DisplayName));
        Assert.Equal([["orders"], ["a"], ["orders", "carts"]], host.Calls.Select(static c => (string[])c.GetTagItem("aws.dynamodb.table_names")!));
        Assert.All(host.Calls, static c => Assert.Equal("aws.dynamodb", c.GetTagItem("db.system.name")));
        Assert.DoesNotContain(host.Calls.SelectMany(static c => c.TagObjects), static t => t.Value is string text && text.Contains("customer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_object_in_S3_is_named_and_its_content_is_not_read()
    {
        await using var host = await AwsHost.StartAsync();
        using var s3 = host.CreateS3();

        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "invoices", Key = "2026/11.pdf", ContentBody = "payload" });

        var call = Assert.Single(host.Calls);
        Assert.Equal(("S3.PutObject", "invoices", "2026/11.pdf"), (call.DisplayName, call.GetTagItem("aws.s3.bucket"), call.GetTagItem("aws.s3.key")));
        Assert.Equal(("r-1", "e-1"), (call.GetTagItem("aws.request_id"), call.GetTagItem("aws.extended_request_id")));
        Assert.Single(host.Spans);
    }

    [Fact]
    public async Task Parallel_calls_do_not_mix()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();

        // One request object, used by all calls: only its copies are changed.
        var request = new SendMessageRequest(host.Aws.QueueUrl, "espresso");
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, token) =>
        {
            using var order = host.Source.StartActivity("order");
            await sqs.SendMessageAsync(request, token);
        });

        var orders = host.Spans.Where(static s => s.OperationName == "order").ToDictionary(static s => s.SpanId);
        Assert.Equal(200, host.Calls.Count);
        Assert.All(host.Calls, c => Assert.Equal(orders[c.ParentSpanId].TraceId, c.TraceId));
        Assert.Equal(
            host.Calls.Select(static c => c.Id).Order(StringComparer.Ordinal),
            host.Aws.Sqs.Sent.Select(static m => m.TraceParent).Order(StringComparer.Ordinal));
        Assert.Equal((null, null), (request.MessageAttributes, request.MessageSystemAttributes));
    }

    [Fact]
    public async Task The_activity_of_a_call_is_not_current_in_the_code_that_makes_it()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        using var request = host.Source.StartActivity("request");

        var call = sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso");
        Assert.Same(request, Activity.Current);
        await call;
        Assert.Same(request, Activity.Current);
    }
}
