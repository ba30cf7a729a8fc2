using Microsoft.Extensions.DependencyInjection.Extensions;
using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards;
using StandardObservability.Dashboards.Commands;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what a service shows and watches.</summary>
public static class ServiceModelServiceCollectionExtensions
{
    /// <summary>
    /// Registers the model of the service: the local page draws it, and <c>dotnet run -- observability render DIR</c> writes dashboard, alarms and
    /// runbook. Without it, both use <see cref="StandardModel"/>. The last call is used.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="create">
    /// Creates the model of a service name: <c>service => StandardModel.For(service).With(…)</c>. It is called when the model is needed, never in
    /// production.
    /// </param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="create"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddServiceModel(this IServiceCollection services, Func<string, ServiceModel> create)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        return services.AddSingleton(new ServiceModelSource(create)).AddServiceModelCommands();
    }

    /// <summary>Adds the commands that render and check the model, once.</summary>
    internal static IServiceCollection AddServiceModelCommands(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceCommand, RenderCommand>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceCommand, CheckCommand>());
        return services;
    }
}
