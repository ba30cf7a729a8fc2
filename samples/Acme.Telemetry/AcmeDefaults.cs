using Microsoft.AspNetCore.Builder;
using StandardObservability;

#pragma warning disable IDE0130 // Extension methods are in the namespace of what they extend.
namespace Microsoft.Extensions.Hosting;

/// <summary>The defaults of Acme.</summary>
public static class AcmeDefaults
{
    /// <summary>Adds metrics, logs and traces by the standard of Acme to a worker or console.</summary>
    [ObservabilityRegistration]
    public static TBuilder AddAcmeDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
        => builder.AddStandardObservability(Configure);

    /// <summary>Adds metrics, logs and traces by the standard of Acme to a web application.</summary>
    [ObservabilityRegistration]
    public static WebApplicationBuilder AddAcmeDefaults(this WebApplicationBuilder builder)
        => builder.AddStandardObservability(Configure);

    private static void Configure(StandardObservabilityOptions options) => options.Team ??= "orders";
}
