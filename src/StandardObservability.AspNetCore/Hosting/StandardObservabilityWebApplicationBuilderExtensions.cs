using Microsoft.AspNetCore.Builder;
using StandardObservability;
using StandardObservability.AspNetCore.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds metrics, structured logs and traces to an ASP.NET Core application.</summary>
public static class StandardObservabilityWebApplicationBuilderExtensions
{
    /// <summary>Adds resource attributes, metrics, structured logs and X-Ray-compatible traces under the house conventions, with request telemetry.</summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="configure">
    /// Settings in code; they override configuration, except for the operator's switches <c>OTEL_*_EXPORTER</c>, <c>OTEL_TRACES_SAMPLER</c> and
    /// <c>OTEL_SDK_DISABLED</c>.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// When the core package's method was already called on this builder, this call adds request telemetry to the same pipeline.
    /// All settings are read when the host is built.
    /// </remarks>
    [ObservabilityRegistration]
    public static WebApplicationBuilder AddStandardObservability(this WebApplicationBuilder builder, Action<StandardObservabilityOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddStandardObservability<WebApplicationBuilder>(configure);
        builder.Services.AddStandardWebObservability();
        return builder;
    }
}
