using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.Metrics.Emf.Agent;

/// <summary>Where the CloudWatch agent takes embedded metrics: <c>AWS_EMF_AGENT_ENDPOINT</c>, <c>tcp://host:port</c> or <c>udp://host:port</c>.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Sending embedded metric format logs with the CloudWatch agent"; AWS's clients read the same names.</remarks>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">Port, 25888 when the endpoint names none.</param>
/// <param name="IsUdp">One datagram a document instead of a stream of lines.</param>
/// <param name="LogGroup">The log group that the agent writes to, or <see langword="null"/> for the service's own.</param>
/// <param name="LogStream">The log stream, or <see langword="null"/> for the agent's own.</param>
internal sealed record AgentEndpoint(string Host, int Port, bool IsUdp, string? LogGroup, string? LogStream)
{
    private const int DefaultPort = 25888;

    /// <summary>Largest datagram that is sent; IPv4 allows 65,507 bytes.</summary>
    private const int DatagramBytes = 65_000;

    private const int EventBytes = 1_000_000;

    public string Display => $"{(IsUdp ? "udp" : "tcp")}://{Host}:{Port}";

    /// <summary>Longest document.</summary>
    public int MaxDocumentBytes => IsUdp ? DatagramBytes : EventBytes;

    public static AgentEndpoint? Read(StandardVariables variables, SettingProblems problems) => Read(variables, new EmfExporterOptions(), problems);

    /// <summary>Reads what code set, else the variables of AWS's clients.</summary>
    public static AgentEndpoint? Read(StandardVariables variables, EmfExporterOptions options, SettingProblems problems)
    {
        if ((options.AgentEndpoint?.OriginalString ?? variables.Find(ConfigurationNames.EmfAgentEndpoint)) is not { } value)
        {
            return null;
        }

        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme is not ("tcp" or "udp") || uri.Host.Length == 0)
        {
            var name = options.AgentEndpoint is null ? ConfigurationNames.EmfAgentEndpoint : $"{nameof(EmfExporterOptions)}.{nameof(options.AgentEndpoint)}";
            problems.Add($"{name} is \"{value}\". It is the CloudWatch agent's address, for example tcp://127.0.0.1:25888; embedded metrics go to standard output until it is mended.");
            return null;
        }

        return new AgentEndpoint(
            uri.IdnHost,
            uri.IsDefaultPort || uri.Port <= 0 ? DefaultPort : uri.Port,
            uri.Scheme == "udp",
            options.LogGroupName ?? variables.Find(ConfigurationNames.EmfLogGroupName),
            options.LogStreamName ?? variables.Find(ConfigurationNames.EmfLogStreamName));
    }
}
