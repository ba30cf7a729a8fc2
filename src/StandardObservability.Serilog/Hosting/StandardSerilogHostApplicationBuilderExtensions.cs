using Microsoft.Extensions.DependencyInjection;
using Serilog;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds Serilog to any host that is built with <see cref="IHostApplicationBuilder"/>.</summary>
public static class StandardSerilogHostApplicationBuilderExtensions
{
    /// <summary>
    /// Sends Serilog's calls to the same outputs as <c>ILogger</c> calls, and every call of either to Serilog's sinks: those of the
    /// configuration section <c>Serilog</c> and those that <paramref name="configure"/> adds.
    /// </summary>
    /// <typeparam name="TBuilder">The builder's type.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Adds sinks, enrichers and the like, after the section, when the host is built.</param>
    /// <param name="preserveStaticLogger">
    /// Whether to leave <c>Serilog.Log.Logger</c> unchanged. By default it becomes the logger of this host, as with Serilog's own <c>AddSerilog</c>.
    /// </param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// Calls <c>AddStandardObservability</c> if the application did not; the order of the two does not matter. Two calls make one
    /// pipeline; both delegates apply, in order. Use it instead of <c>AddSerilog</c> and <c>UseSerilog</c>.
    /// </remarks>
    public static TBuilder AddStandardSerilog<TBuilder>(
        this TBuilder builder,
        Action<IServiceProvider, LoggerConfiguration>? configure = null,
        bool preserveStaticLogger = false)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStandardSerilog(builder.Configuration, builder.Environment, configure, preserveStaticLogger);
        return builder;
    }
}
