using StandardObservability;

namespace Microsoft.Extensions.Hosting;

/// <summary>The defaults of Acme for workers, consoles and Lambda functions.</summary>
public static class AcmeDefaults
{
    /// <summary>Adds metrics, logs and traces by the standard of Acme.</summary>
    [ObservabilityRegistration]
    public static TBuilder AddAcmeDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
        => builder.AddStandardObservability(Configure);

    /// <summary>What all services of Acme set in code.</summary>
    public static void Configure(StandardObservabilityOptions options)
    {
        // The names that the policy owns. A service's own name is collected without this.
        options.Meters.Add("Acme.*");
        options.ActivitySources.Add("Acme.*");
    }
}
