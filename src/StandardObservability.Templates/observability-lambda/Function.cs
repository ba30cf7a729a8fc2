using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace ObservabilityLambda;

/// <summary>The function. Meters that are named after the application are collected.</summary>
public sealed partial class Function(IMeterFactory meters, ILogger<Function> logger)
{
    private readonly Counter<long> _sent =
        meters.Create("ObservabilityLambda").CreateCounter<long>("greetings.sent", "{greeting}", "Greetings that were sent.");

    /// <summary>Handles an event and returns the response, both in JSON.</summary>
    public Task<string> HandleAsync(string json)
    {
        var request = JsonSerializer.Deserialize(json, FunctionJson.Default.Request);
        if (string.IsNullOrEmpty(request?.Name))
        {
            throw new ArgumentException("The event has no \"name\".");
        }

        _sent.Add(1);
        LogGreeting(request.Name);
        return Task.FromResult(JsonSerializer.Serialize(new Response($"Hello, {request.Name}!"), FunctionJson.Default.Response));
    }

    [LoggerMessage(LogLevel.Information, "Greeting {Name}")]
    private partial void LogGreeting(string name);
}

public sealed record Request(string? Name);

public sealed record Response(string Greeting);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Response))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FunctionJson : JsonSerializerContext;
