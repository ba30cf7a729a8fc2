using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Packages.Tests.Fresh;

/// <summary>A test double of Lambda's runtime API, version 2018-06-01.</summary>
internal sealed class LambdaApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<(string Id, string Trace, string Event)> _events = Channel.CreateUnbounded<(string, string, string)>();

    private LambdaApi()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/2018-06-01/runtime/invocation/next", NextAsync);
        _app.MapPost("/2018-06-01/runtime/invocation/{id}/{kind}", AnswerAsync);
    }

    /// <summary>The value of <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Address => new Uri(_app.Urls.Single()).Authority;

    /// <summary>Answers by the id of their invocation: kind, body and type of the error.</summary>
    public ConcurrentDictionary<string, (string Kind, string Body, string Error)> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Called when the function waits for the next event, from when on Lambda freezes it.</summary>
    public Action? Frozen { get; set; }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<LambdaApi> StartAsync()
    {
        var api = new LambdaApi();
        await api._app.StartAsync();
        return api;
    }

    /// <summary>Invokes the function.</summary>
    public void Invoke(string id, string trace, string json) => _events.Writer.TryWrite((id, trace, json));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task NextAsync(HttpContext context)
    {
        Frozen?.Invoke();
        var (id, trace, json) = await _events.Reader.ReadAsync(context.RequestAborted);
        context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = id;
        context.Response.Headers["Lambda-Runtime-Trace-Id"] = trace;
        context.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:123456789012:function:greeter";
        context.Response.Headers["Lambda-Runtime-Deadline-Ms"] = DateTimeOffset.UtcNow.AddSeconds(10).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(json);
    }

    private async Task AnswerAsync(HttpContext context, string id, string kind)
    {
        using var reader = new StreamReader(context.Request.Body);
        Answers[id] = (kind, await reader.ReadToEndAsync(), context.Request.Headers["Lambda-Runtime-Function-Error-Type"].ToString());
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }
}
