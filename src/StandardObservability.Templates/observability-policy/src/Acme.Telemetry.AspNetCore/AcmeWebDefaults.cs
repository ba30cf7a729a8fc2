using Microsoft.AspNetCore.Builder;
using StandardObservability;

namespace Microsoft.Extensions.Hosting;

/// <summary>The defaults of Acme for ASP.NET Core.</summary>
public static class AcmeWebDefaults
{
    /// <summary>Adds metrics, logs and traces by the standard of Acme, with those of HTTP requests.</summary>
    /// <remarks>The compiler prefers this overload for a <see cref="WebApplicationBuilder"/>: a generic method alone would not add the requests.</remarks>
    [ObservabilityRegistration]
    public static WebApplicationBuilder AddAcmeDefaults(this WebApplicationBuilder builder)
        => builder.AddStandardObservability(AcmeDefaults.Configure);
}
