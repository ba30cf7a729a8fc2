using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.AspNetCore.Tests.Documents;

/// <summary>The processor of docs/extending.md.</summary>
internal sealed class TenantProcessor : BaseProcessor<Activity>
{
    public override void OnStart(Activity data) => data.SetTag("tenant", data.GetBaggageItem("tenant"));
}
