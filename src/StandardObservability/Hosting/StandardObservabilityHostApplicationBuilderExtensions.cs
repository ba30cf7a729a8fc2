using Microsoft.Extensions.DependencyInjection;
using StandardObservability;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds metrics, structured logs and traces to any host built with <see cref="IHostApplicationBuilder"/>.</summary>
public static class StandardObservabilityHostApplicationBuilderExtensions
{
    /// <summary>Adds identity, metrics, structured logs and X-Ray-compatible traces under the standard conventions.</summary>
    /// <typeparam name="TBuilder">The builder's type.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">
    /// Settings in code. They win over configuration, except for the operator's switches <c>OTEL_*_EXPORTER</c>, <c>OTEL_TRACES_SAMPLER</c>
    /// and <c>OTEL_SDK_DISABLED</c>.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The host was built already.</exception>
    /// <remarks>
    /// Settings and outputs are decided when the host is built, so configuration and services added after this call count too.
    /// A second call creates no second pipeline; both delegates apply, in order. For ASP.NET Core applications the package
    /// StandardObservability.AspNetCore has a more specific overload.
    /// </remarks>
    [ObservabilityRegistration]
    public static TBuilder AddStandardObservability<TBuilder>(this TBuilder builder, Action<StandardObservabilityOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStandardObservability(builder.Configuration, builder.Environment, configure);
        return builder;
    }
}
