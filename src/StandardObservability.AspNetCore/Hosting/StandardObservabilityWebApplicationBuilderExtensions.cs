using Microsoft.AspNetCore.Builder;
using StandardObservability.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds metrics, structured logs and traces to an ASP.NET Core application.</summary>
public static class StandardObservabilityWebApplicationBuilderExtensions
{
    /// <summary>Adds identity, metrics, structured logs and X-Ray-compatible traces, with request telemetry.</summary>
    public static WebApplicationBuilder AddStandardObservability(this WebApplicationBuilder builder, Action<StandardObservabilityOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder;
    }
}
