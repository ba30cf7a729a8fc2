using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>Creates a provider as the application's own registration of OpenTelemetry would. OpenTelemetry reads itself whether it is disabled.</summary>
/// <remarks>Assumption about OpenTelemetry: it registers a provider by a factory, only if there is none, and all that the factory needs in any case.</remarks>
internal static class ApplicationProvider
{
    public static TProvider Create<TProvider>(IServiceProvider services)
        where TProvider : class
    {
        var scratch = new ServiceCollection();
        scratch.AddOpenTelemetry().WithTracing().WithMetrics().WithLogging();
        return (TProvider)scratch.Last(static s => s.ServiceType == typeof(TProvider)).ImplementationFactory!(services);
    }
}
