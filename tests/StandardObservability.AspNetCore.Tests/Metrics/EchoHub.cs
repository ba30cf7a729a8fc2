using Microsoft.AspNetCore.SignalR;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>Answers with what it was sent.</summary>
public sealed class EchoHub : Hub
{
    public string Echo(string text) => text;
}
