using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.AspNetCore.Hosting;

/// <summary>Commands of the standard model, for a web service that did not register a model of its own.</summary>
internal static class ModelCommands
{
    /// <summary>Adds the commands. Only this method loads StandardObservability.Dashboards.</summary>
    public static void AddModelCommands(this IServiceCollection services) => services.AddServiceModelCommands();
}
