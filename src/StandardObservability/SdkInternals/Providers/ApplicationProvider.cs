using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>Creates a provider as the application's own registration of OpenTelemetry would, which reads itself whether it is disabled.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: it registers a provider by a factory, only if there is none, and in any case the builder that the factory needs.
/// The builder has the name of the provider.
/// </remarks>
internal static class ApplicationProvider
{
    /// <summary>The provider, or <see langword="null"/> when the application does not use this signal.</summary>
    public static TProvider? Find<TProvider>(IServiceProvider services)
        where TProvider : class
        => IsUsed(services.GetRequiredService<RegistrationContext>().Services, $"{typeof(TProvider).FullName}BuilderSdk") ? Create<TProvider>(services) : null;

    private static bool IsUsed(IServiceCollection services, string builder) => services.Any(s => s.ServiceType.FullName == builder);

    private static TProvider Create<TProvider>(IServiceProvider services)
        where TProvider : class
    {
        var scratch = new ServiceCollection();
        new OpenTelemetryServices(scratch).WithTracing().WithMetrics().WithLogging();
        return (TProvider)scratch.Last(static s => s.ServiceType == typeof(TProvider)).ImplementationFactory!(services);
    }
}
