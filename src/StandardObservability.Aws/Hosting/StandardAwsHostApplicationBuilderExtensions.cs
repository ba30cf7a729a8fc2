using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds telemetry of the AWS SDK for .NET to any host that is built with <see cref="IHostApplicationBuilder"/>.</summary>
public static class StandardAwsHostApplicationBuilderExtensions
{
    /// <summary>
    /// Adds one client span and one duration for each call of the AWS SDK, and trace context to the messages that it sends and receives.
    /// </summary>
    /// <typeparam name="TBuilder">The builder's type.</typeparam>
    /// <param name="builder">The builder of the host.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// Calls <c>AddStandardObservability</c> if the application did not; the order of the two does not matter. Clients of the SDK that were
    /// created before this call have no spans.
    /// </remarks>
    public static TBuilder AddStandardAws<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStandardAws(builder.Configuration, builder.Environment);
        return builder;
    }
}
