using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.Metrics.Emf.Agent;

/// <summary>
/// Address of the CloudWatch agent that receives EMF documents, from <c>AWS_EMF_AGENT_ENDPOINT</c>: <c>tcp://host:port</c> or
/// <c>udp://host:port</c>.
/// </summary>
/// <remarks>
/// Source: Amazon CloudWatch User Guide, "Sending embedded metric format logs with the CloudWatch agent". AWS's EMF clients read the same
/// variables.
/// </remarks>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">Port; 25888 if the endpoint has none.</param>
/// <param name="IsUdp">Whether each document is a UDP datagram. Otherwise documents are lines of a TCP stream.</param>
/// <param name="LogGroup">The log group that the agent writes to, or <see langword="null"/> for the default of the service.</param>
/// <param name="LogStream">The log stream, or <see langword="null"/> for the default of the agent.</param>
internal sealed record AgentEndpoint(string Host, int Port, bool IsUdp, string? LogGroup, string? LogStream)
{
    private const int DefaultPort = 25888;

    /// <summary>Maximum bytes of a datagram. IPv4 allows 65,507.</summary>
    private const int MaxDatagramBytes = 65_000;

    private const int MaxLineBytes = 1_000_000;

    /// <summary>The address for logs and reports.</summary>
    public string Display => $"{(IsUdp ? "udp" : "tcp")}://{Host}:{Port}";

    /// <summary>Maximum bytes of a document.</summary>
    public int MaxDocumentBytes => IsUdp ? MaxDatagramBytes : MaxLineBytes;

    public static AgentEndpoint? Read(StandardVariables variables, SettingProblems problems) => Read(variables, new EmfExporterOptions(), problems);

    /// <summary>Reads the endpoint from the options; for options that are not set, from the environment variables.</summary>
    public static AgentEndpoint? Read(StandardVariables variables, EmfExporterOptions options, SettingProblems problems)
    {
        if ((options.AgentEndpoint?.OriginalString ?? variables.Find(ConfigurationNames.EmfAgentEndpoint)) is not { } value)
        {
            return null;
        }

        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme is not ("tcp" or "udp") || uri.Host.Length == 0)
        {
            var name = options.AgentEndpoint is null ? ConfigurationNames.EmfAgentEndpoint : $"{nameof(EmfExporterOptions)}.{nameof(options.AgentEndpoint)}";
            problems.Add(
                $"{name} is \"{value}\". It is the address of the CloudWatch agent, for example tcp://127.0.0.1:25888. "
                + "Embedded metric format is written to standard output until this is corrected.");
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
