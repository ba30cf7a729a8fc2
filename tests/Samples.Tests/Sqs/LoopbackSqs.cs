using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Samples.Tests.Sqs;

/// <summary>As much of Amazon SQS's wire as sending, receiving and deleting needs, on a loopback socket.</summary>
/// <remarks>Source: the service model of Amazon SQS, protocol "AWS JSON 1.0". Attributes are handed out only to who asks for them.</remarks>
internal sealed class LoopbackSqs : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackSqs(WebApplication app) => _app = app;

    /// <summary>The requests to send, as they were on the wire.</summary>
    public ConcurrentQueue<JsonNode> Sent { get; } = new();

    /// <summary>The receipts that were deleted.</summary>
    public ConcurrentQueue<string> Deleted { get; } = new();

    public string Url => _app.Urls.Single();

    public static async Task<LoopbackSqs> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var sqs = new LoopbackSqs(app);
        app.Run(sqs.AnswerAsync);
        await app.StartAsync();
        return sqs;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Md5(JsonNode text)
#pragma warning disable CA5351 // SQS's own check sum, no security.
        => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.GetValue<string>())));
#pragma warning restore CA5351

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = JsonNode.Parse(await reader.ReadToEndAsync())!;
        var answer = context.Request.Headers["X-Amz-Target"].ToString() switch
        {
            "AmazonSQS.SendMessage" => Send(request),
            "AmazonSQS.ReceiveMessage" => Receive(request),
            _ => Delete(request),
        };
        if (answer.Count == 0)
        {
            // As long polling does, but not for 20 seconds.
            await Task.Delay(100);
        }

        context.Response.ContentType = "application/x-amz-json-1.0";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private JsonObject Send(JsonNode request)
    {
        Sent.Enqueue(request);
        return new JsonObject { ["MessageId"] = "m-1", ["MD5OfMessageBody"] = Md5(request["MessageBody"]!) };
    }

    private JsonObject Receive(JsonNode request)
    {
        if (!Sent.TryPeek(out var sent) || !Deleted.IsEmpty)
        {
            return [];
        }

        var message = new JsonObject { ["MessageId"] = "m-1", ["ReceiptHandle"] = "r-1", ["Body"] = sent["MessageBody"]!.DeepClone(), ["MD5OfBody"] = Md5(sent["MessageBody"]!) };
        if (request["MessageAttributeNames"] is JsonArray { Count: > 0 })
        {
            message["MessageAttributes"] = sent["MessageAttributes"]?.DeepClone();
        }

        if (request["MessageSystemAttributeNames"] is JsonArray { Count: > 0 })
        {
            message["Attributes"] = new JsonObject(sent["MessageSystemAttributes"]!.AsObject().Select(static a => KeyValuePair.Create(a.Key, a.Value!["StringValue"]?.DeepClone())));
        }

        return new JsonObject { ["Messages"] = new JsonArray(message) };
    }

    private JsonObject Delete(JsonNode request)
    {
        Deleted.Enqueue(request["ReceiptHandle"]!.GetValue<string>());
        return [];
    }
}
