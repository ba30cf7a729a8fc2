using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Aws.Tests.Double;

/// <summary>As much of the wire of SQS, DynamoDB and S3 as the tests need, on a loopback socket. It enforces the documented limits of SQS.</summary>
/// <remarks>Source: the service models; protocols "AWS JSON 1.0" and "REST XML".</remarks>
internal sealed class AwsDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<AwsFailure> _failures = new();

    private AwsDouble(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public string QueueUrl => Url + "/123456789012/orders";

    public SqsDouble Sqs { get; } = new();

    public ConcurrentQueue<AwsRequest> Requests { get; } = new();

    /// <summary>Completes when a request has arrived that is not answered.</summary>
    public TaskCompletionSource Arrived { get; } = new();

    public bool NeverAnswers { get; set; }

    public static async Task<AwsDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var aws = new AwsDouble(app);
        app.Run(aws.AnswerAsync);
        await app.StartAsync();
        return aws;
    }

    /// <summary>The next requests fail.</summary>
    public void Fail(int times, int status, string code)
    {
        for (var i = 0; i < times; i++)
        {
            _failures.Enqueue(new AwsFailure(status, code, "Rate exceeded for password=hunter2"));
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new AwsRequest(
            context.Request.Headers["X-Amz-Target"].ToString(),
            context.Request.Headers.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        Requests.Enqueue(request);
        if (NeverAnswers)
        {
            Arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        context.Response.Headers["x-amzn-RequestId"] = "r-1";
        context.Response.Headers["x-amz-request-id"] = "r-1";
        context.Response.Headers["x-amz-id-2"] = "e-1";
        try
        {
            await WriteAsync(context.Response, _failures.TryDequeue(out var failure) ? throw new AwsFailureException(failure) : Answer(request));
        }
        catch (AwsFailureException e)
        {
            context.Response.StatusCode = e.Failure.Status;
            await WriteAsync(context.Response, e.Failure.ToJson());
        }
    }

    private static Task WriteAsync(HttpResponse response, JsonObject? answer)
    {
        response.ContentType = "application/x-amz-json-1.0";
        return answer is null ? Task.CompletedTask : response.WriteAsync(answer.ToJsonString(), Encoding.UTF8);
    }

    private JsonObject? Answer(AwsRequest request) => request.Target.Split('.') switch
    {
        ["AmazonSQS", var operation] => Sqs.Answer(operation, JsonNode.Parse(request.Body)!),
        ["DynamoDB_20120810", _] => [],
        _ => null,
    };
}
