using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Faults;

/// <summary>Adds the fault switch to a service.</summary>
public static class FaultServices
{
    /// <summary>Reads the section <c>Faults</c>.</summary>
    public static void AddFaults(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new FaultSwitch(FaultSettings.Read(configuration)));
        services.AddTransient<SlowDependencyHandler>();
    }

    /// <summary>Applies the faults to requests of endpoints. In Development, also adds <c>/faults</c>, which changes them.</summary>
    public static void UseFaults(this WebApplication app)
    {
        // Created here, so that a wrong setting ends the start and not a request.
        var faults = app.Services.GetRequiredService<FaultSwitch>();
        app.Use(following => async context =>
        {
            // Not those that routing makes, which answer 405 and 415.
            if (context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<WithoutFaultsAttribute>() is null)
            {
                await faults.ApplyAsync(context.RequestAborted);
            }

            await following(context);
        });
        if (app.Environment.IsDevelopment())
        {
            app.MapFaults(faults);
        }
    }

    /// <summary>The endpoint has no faults.</summary>
    public static TBuilder WithoutFaults<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
        => builder.WithMetadata(new WithoutFaultsAttribute());
}
