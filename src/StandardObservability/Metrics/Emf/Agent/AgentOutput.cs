using StandardObservability.Export;
using StandardObservability.Export.Lines;

namespace StandardObservability.Metrics.Emf.Agent;

/// <summary>Line writer that sends EMF documents to the CloudWatch agent.</summary>
internal sealed class AgentOutput(AgentEndpoint endpoint, ExportHealth health) : LineWriter(new AgentTarget(endpoint, health), "StandardObservability agent");
