using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Trace;

namespace StandardObservability.SdkInternals;

/// <summary>Adds an instrumentation package when the host is built and not at the registration, so that a setting can still disable it.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>Add…Instrumentation</c> registers services, which must happen before the container is built, and
/// adds sources and listeners through the public members of the builder, which may happen later. OpenTelemetry has no method for the
/// second part alone, so the package gets a builder that forwards sources and listeners and drops registrations.
/// </remarks>
internal static class DeferredInstrumentation
{
    /// <summary>Registers the services of an instrumentation without its sources and listeners.</summary>
    public static IServiceCollection AddInstrumentationServices(this IServiceCollection services, Action<TracerProviderBuilder> instrumentation)
    {
        var scratch = new ServiceCollection();
        scratch.ConfigureOpenTelemetryTracerProvider(instrumentation);
        services.TryAdd(scratch.Where(static s => s.ServiceType.Name != "IConfigureTracerProviderBuilder"));
        return services;
    }

    /// <summary>Adds the sources and listeners of an instrumentation whose services are registered.</summary>
    public static void AddInstrumentationListeners(
        this TracerProviderBuilder traces, IServiceProvider services, Action<TracerProviderBuilder> instrumentation)
        => instrumentation(new ListenerBuilder(services, traces));

    private sealed class ListenerBuilder(IServiceProvider services, TracerProviderBuilder traces) : TracerProviderBuilder, IDeferredTracerProviderBuilder
    {
        public override TracerProviderBuilder AddInstrumentation<TInstrumentation>(Func<TInstrumentation> instrumentationFactory)
            => traces.AddInstrumentation(instrumentationFactory);

        public override TracerProviderBuilder AddSource(params string[] names) => traces.AddSource(names);

        public override TracerProviderBuilder AddLegacySource(string operationName) => traces.AddLegacySource(operationName);

        public TracerProviderBuilder Configure(Action<IServiceProvider, TracerProviderBuilder> configure)
        {
            configure(services, traces);
            return this;
        }
    }
}
