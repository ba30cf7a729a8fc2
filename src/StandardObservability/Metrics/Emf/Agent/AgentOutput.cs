using StandardObservability.Export;
using StandardObservability.Export.Lines;

namespace StandardObservability.Metrics.Emf.Agent;

/// <summary>Embedded metrics by way of the CloudWatch agent.</summary>
internal sealed class AgentOutput(AgentEndpoint endpoint, ExportHealth health) : LineWriter(new AgentTarget(endpoint, health), "StandardObservability agent");
