using System.Net;
using System.Text.Json;
using Judges.Receiving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Judges.XRay;

/// <summary>Serves X-Ray's sampling API on a real socket, like the CloudWatch agent. It records requests that X-Ray would reject.</summary>
/// <remarks>Source: AWS X-Ray API Reference, "GetSamplingRules", "GetSamplingTargets", "SamplingStatisticsDocument".</remarks>
public sealed class XRayProxy : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<JsonElement> _rulesRequests = [];
    private readonly List<IReadOnlyList<JsonElement>> _reports = [];
    private readonly List<string> _protocolErrors = [];
    private readonly KestrelServer _server;
    private readonly KestrelServerOptions _options;

    private XRayProxy(int port)
    {
        _options = new KestrelServerOptions { ApplicationServices = new ServiceCollection().BuildServiceProvider() };
        _options.Listen(IPAddress.Loopback, port, listen => Listening = listen);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(_options), transport, NullLoggerFactory.Instance);
    }

    public Uri Endpoint => new($"http://{Listening.IPEndPoint}");

    /// <summary>The response to <c>GetSamplingRules</c>, by the token of the requested page.</summary>
    public Func<string?, string> Rules { get; set; } = static _ => XRayRules.Answer(XRayRules.Default);

    /// <summary>The response to <c>SamplingTargets</c>, by the documents of the report.</summary>
    public Func<IReadOnlyList<JsonElement>, string> Targets { get; set; }
        = static _ => """{"SamplingTargetDocuments":[],"LastRuleModification":0,"UnprocessedStatistics":[]}""";

    /// <summary>The status of every response. The body of a failure is that of X-Ray.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Bodies of the requests for rules, in the order of arrival.</summary>
    public IReadOnlyList<JsonElement> RulesRequests
    {
        get
        {
            lock (_lock) return [.. _rulesRequests];
        }
    }

    /// <summary>The statistics documents of each report.</summary>
    public IReadOnlyList<IReadOnlyList<JsonElement>> Reports
    {
        get
        {
            lock (_lock) return [.. _reports];
        }
    }

    /// <summary>Requests that X-Ray would reject, with the reason.</summary>
    public IReadOnlyList<string> ProtocolErrors
    {
        get
        {
            lock (_lock) return [.. _protocolErrors];
        }
    }

    private ListenOptions Listening { get; set; } = null!;

    /// <param name="port">Port to listen on; 0 for any free port.</param>
    public static async Task<XRayProxy> StartAsync(int port = 0)
    {
        var proxy = new XRayProxy(port);
        await proxy._server.StartAsync(new OtlpApplication(proxy.HandleAsync), CancellationToken.None);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        using var immediately = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(immediately.Token);
        _server.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var text = await body.ReadToEndAsync();
        var response = CreateResponse(context.Request, text);
        context.Response.StatusCode = response is null ? 404 : Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Status == 200 ? response ?? string.Empty : """{"message":"not authorized to perform: xray:GetSamplingRules"}""");
    }

    private string? CreateResponse(HttpRequest request, string text)
    {
        lock (_lock)
        {
            RecordProblem(request.Method != "POST", $"{request.Method} instead of POST");
            RecordProblem(request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true, $"content type {request.ContentType}");
            RecordProblem(request.Headers.ContainsKey("traceparent") || request.Headers.ContainsKey("X-Amzn-Trace-Id"), "the call is traced");
            var body = JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement;
            switch (request.Path.Value)
            {
                case "/GetSamplingRules":
                    _rulesRequests.Add(body);
                    return Rules(body.TryGetProperty("NextToken", out var token) ? token.GetString() : null);
                case "/SamplingTargets":
                    IReadOnlyList<JsonElement> documents = [.. body.GetProperty("SamplingStatisticsDocuments").EnumerateArray()];
                    CheckStatistics(documents);
                    _reports.Add(documents);
                    return Targets(documents);
                default:
                    _protocolErrors.Add($"there is no {request.Path}");
                    return null;
            }
        }
    }

    private void CheckStatistics(IReadOnlyList<JsonElement> documents)
    {
        RecordProblem(documents.Count is 0 or > 25, $"{documents.Count} documents in a report");
        foreach (var document in documents)
        {
            var name = document.GetProperty("RuleName").GetString()!;
            var client = document.GetProperty("ClientID").GetString()!;
            var requests = document.GetProperty("RequestCount").GetInt64();
            var sampled = document.GetProperty("SampledCount").GetInt64();
            var borrowed = document.GetProperty("BorrowCount").GetInt64();
            RecordProblem(name.Length is 0 or > 32, $"rule name {name}");
            RecordProblem(client.Length != 24 || !client.All(char.IsAsciiHexDigitLower), $"client id {client}");
            RecordProblem(document.GetProperty("Timestamp").GetDouble() <= 0, "no timestamp");
            RecordProblem(borrowed < 0 || sampled < borrowed || requests < sampled, $"{requests} requests, {sampled} sampled, {borrowed} borrowed");
        }
    }

    private void RecordProblem(bool isWrong, string problem)
    {
        if (isWrong)
        {
            _protocolErrors.Add(problem);
        }
    }
}
