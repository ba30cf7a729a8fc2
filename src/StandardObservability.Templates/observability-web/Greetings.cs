using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ObservabilityWeb;

/// <summary>Emits a span, a metric and a log line of its own. Sources and meters that are named after the application are collected.</summary>
public sealed partial class Greetings(IMeterFactory meters, ILogger<Greetings> logger)
{
    private static readonly ActivitySource Source = new("ObservabilityWeb");

    private readonly Counter<long> _sent = meters.Create("ObservabilityWeb").CreateCounter<long>("greetings.sent", "{greeting}", "Greetings that were sent.");

    public string Greet(string name)
    {
        using var span = Source.StartActivity("greet");
        _sent.Add(1);
        LogGreeting(name);
        return $"Hello, {name}!";
    }

    [LoggerMessage(LogLevel.Information, "Greeting {Name}")]
    private partial void LogGreeting(string name);
}
