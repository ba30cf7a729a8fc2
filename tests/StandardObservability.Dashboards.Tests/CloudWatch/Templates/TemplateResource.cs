using System.Text.Json;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Templates;

/// <summary>A resource of a template after its functions were resolved.</summary>
internal sealed record TemplateResource(string LogicalId, string Type, JsonElement Properties);
