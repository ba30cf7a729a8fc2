using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Keeps health checks out of traces and request metrics.</summary>
internal static class NoiseFilter
{
    public static IServiceCollection AddNoiseFilter(this IServiceCollection services) => services.AddTransient<IStartupFilter, NoiseStartupFilter>();
}
