using StandardObservability.Faults.Tests.Network;

namespace StandardObservability.Faults.Tests.Runs;

/// <summary>How the service of a run is started.</summary>
internal sealed record FaultSetup
{
    /// <summary>Value of <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>.</summary>
    public string Protocol { get; init; } = "http/protobuf";

    /// <summary>Environment variables of the service, beside those of every run.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A shell line that redirects the streams of the service with telemetry.</summary>
    public string? ShellLine { get; init; }

    /// <summary>The proxy terminates TLS with these.</summary>
    public ProxyCertificates? Certificates { get; init; }

    /// <summary>The name of the proxy's host.</summary>
    public string Host { get; init; } = "127.0.0.1";
}
