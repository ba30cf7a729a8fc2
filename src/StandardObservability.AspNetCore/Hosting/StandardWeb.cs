using Microsoft.Extensions.DependencyInjection;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.AspNetCore.Tracing;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Hosting;

/// <summary>The web half of the line.</summary>
internal static class StandardWeb
{
    public static void AddStandardWebObservability(this IServiceCollection services)
    {
        var line = RegistrationContext.Find(services)!;
        if (line.HasWebHalf)
        {
            return;
        }

        line.HasWebHalf = true;
        services
            .AddStandardWebMetrics()
            .AddStandardWebLogs()
            .AddStandardWebTraces()
            .AddNoiseFilter();
    }
}
