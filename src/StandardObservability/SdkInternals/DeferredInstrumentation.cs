using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Trace;

namespace StandardObservability.SdkInternals;

/// <summary>Adds an instrumentation package when the host is built instead of when the line runs, so that a switch can still say no.</summary>
/// <remarks>
/// A package's <c>Add…Instrumentation</c> does two things: it registers services, which must happen before the container is
/// built, and it adds listeners, which can wait. OpenTelemetry offers no call for the second part alone, so it gets a builder
/// that forwards listeners and drops registrations.
/// </remarks>
internal static class DeferredInstrumentation
{
    /// <summary>Registers the services of an instrumentation and none of its listeners.</summary>
    public static IServiceCollection AddInstrumentationServices(this IServiceCollection services, Action<TracerProviderBuilder> instrumentation)
    {
        var scratch = new ServiceCollection();
        scratch.ConfigureOpenTelemetryTracerProvider(instrumentation);
        services.TryAdd(scratch.Where(static s => s.ServiceType.Name != "IConfigureTracerProviderBuilder"));
        return services;
    }

    /// <summary>Adds the listeners of an instrumentation whose services are registered.</summary>
    public static void AddInstrumentationListeners(this TracerProviderBuilder traces, IServiceProvider services, Action<TracerProviderBuilder> instrumentation)
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
