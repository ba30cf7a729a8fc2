using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using StandardObservability.Aws.Calls;
using StandardObservability.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds telemetry of the AWS SDK for .NET to hosts without <see cref="IHostApplicationBuilder"/>.</summary>
public static class StandardAwsServiceCollectionExtensions
{
    /// <summary>
    /// Adds one client span and one duration for each call of the AWS SDK, and trace context to the messages that it sends and receives.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">Where settings are read from when the host is built.</param>
    /// <param name="environment">Name of the application and its environment; <see langword="null"/> means the entry assembly in Production.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configuration"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// Calls <c>AddStandardObservability</c> if the application did not; the order of the two does not matter. Clients of the SDK that were
    /// created before this call have no spans.
    /// </remarks>
    public static IServiceCollection AddStandardAws(this IServiceCollection services, IConfiguration configuration, IHostEnvironment? environment = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddStandardObservability(configuration, environment);
        RegistrationContext.Find(services)!.HasAws = true;
        CallCustomizer.Install();
        return services;
    }
}
