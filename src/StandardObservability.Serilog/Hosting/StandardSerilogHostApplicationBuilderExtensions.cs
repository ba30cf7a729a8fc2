using Microsoft.Extensions.DependencyInjection;
using Serilog;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds Serilog to the one line, on any host built with <see cref="IHostApplicationBuilder"/>.</summary>
public static class StandardSerilogHostApplicationBuilderExtensions
{
    /// <summary>
    /// Lets Serilog's calls go where <c>ILogger</c> calls go, and every call of either to Serilog's sinks: those of the
    /// configuration section <c>Serilog</c> and those that <paramref name="configure"/> adds.
    /// </summary>
    /// <typeparam name="TBuilder">The builder's type.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Adds sinks, enrichers and the like, after the section, when the host is built.</param>
    /// <param name="preserveStaticLogger">Whether <c>Serilog.Log.Logger</c> stays as it is. By default it becomes this host's logger, as Serilog's own <c>AddSerilog</c> has it.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// Adds <c>AddStandardObservability</c> when that was not called; the order of the two does not matter. Calling it twice is one
    /// pipeline; both delegates apply, in order. It takes the place of <c>AddSerilog</c> and <c>UseSerilog</c>: remove those.
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
