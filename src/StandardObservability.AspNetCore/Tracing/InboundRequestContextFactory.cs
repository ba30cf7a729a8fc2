using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Records method, path and host of a request for samplers.</summary>
/// <remarks>
/// ASP.NET Core creates the context before it starts the server activity, which has no attributes then. It is used only when the sampler has
/// rules.
/// </remarks>
internal sealed class InboundRequestContextFactory(IHttpContextFactory inner, InboundTracing tracing) : IHttpContextFactory
{
    /// <summary>Wraps the registered factory.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var registered = services.LastOrDefault(static s => s.ServiceType == typeof(IHttpContextFactory));
        services.AddSingleton(sp =>
        {
            var inner = Create(sp, registered);
            return sp.GetRequiredService<HostSettings>().Enabled && sp.GetRequiredService<InboundTracing>() is { SamplesByRequest: true } tracing
                ? new InboundRequestContextFactory(inner, tracing)
                : inner;
        });
    }

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request)
        {
            tracing.BeginRequest(request.Method, PathOf(request), request.Headers.Host);
        }

        return inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);

    private static string PathOf(IHttpRequestFeature request)
        => request.PathBase.Length > 0 ? request.PathBase + request.Path : request.Path.Length > 0 ? request.Path : "/";

    private static IHttpContextFactory Create(IServiceProvider services, ServiceDescriptor? registered) => registered switch
    {
        { ImplementationInstance: IHttpContextFactory instance } => instance,
        { ImplementationFactory: { } factory } => (IHttpContextFactory)factory(services),
        { ImplementationType: { } type } when type != typeof(DefaultHttpContextFactory)
            => (IHttpContextFactory)ActivatorUtilities.CreateInstance(services, type),
        _ => new DefaultHttpContextFactory(services),
    };
}
