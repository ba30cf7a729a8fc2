using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Serilog;
using StandardObservability.Serilog.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Serilog to hosts without <see cref="IHostApplicationBuilder"/>.</summary>
public static class StandardSerilogServiceCollectionExtensions
{
    /// <summary>
    /// Sends Serilog's calls to the same outputs as <c>ILogger</c> calls, and every call of either to Serilog's sinks: those of the
    /// configuration section <c>Serilog</c> and those that <paramref name="configure"/> adds.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">Where settings are read from when the host is built.</param>
    /// <param name="environment">Name of the application and its environment; <see langword="null"/> means the entry assembly in Production.</param>
    /// <param name="configure">Adds sinks, enrichers and the like, after the section, when the host is built.</param>
    /// <param name="preserveStaticLogger">
    /// Whether to leave <c>Serilog.Log.Logger</c> unchanged. By default it becomes the logger of this host, as with Serilog's own <c>AddSerilog</c>.
    /// </param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configuration"/> is <see langword="null"/>.</exception>
    /// <remarks>Calls <c>AddStandardObservability</c> if the application did not. Two calls make one pipeline; both delegates apply, in order.</remarks>
    public static IServiceCollection AddStandardSerilog(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment? environment = null,
        Action<IServiceProvider, LoggerConfiguration>? configure = null,
        bool preserveStaticLogger = false)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddStandardObservability(configuration, environment);
        services.AddSerilogPipeline().Add(configure, preserveStaticLogger);
        return services;
    }
}
