using StandardObservability.Export;

namespace StandardObservability.Metrics.Emf;

/// <summary>Embedded metrics by way of the CloudWatch agent.</summary>
internal sealed class AgentOutput(AgentEndpoint endpoint, ExportHealth health) : LineWriter(new AgentTarget(endpoint, health), "StandardObservability agent");
