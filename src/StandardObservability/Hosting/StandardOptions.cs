using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StandardObservability.Diagnosis;
using StandardObservability.Export;

namespace StandardObservability.Hosting;

/// <summary>Reads the settings, once, when the host is built.</summary>
internal static class StandardOptions
{
    public static IServiceCollection AddStandardOptions(this IServiceCollection services)
    {
        services.AddOptions<StandardObservabilityOptions>().Configure<IConfiguration, SettingProblems>(
            static (options, configuration, problems) => UsableSection.Read(configuration, problems).Bind(options));
        services.TryAddSingleton<StandardOutputStream>();
        return services
            .AddSingleton<SettingProblems>()
            .AddSingleton<PartGuard>()
            .AddSingleton<Guests>()
            .AddSingleton<OutputCounts>()
            .AddSingleton<ExportLog>()
            .AddSingleton<StandardOutput>()
            .AddSingleton(static sp => new ObservabilitySettings(
                sp.GetRequiredService<IOptions<StandardObservabilityOptions>>().Value,
                sp.GetRequiredService<IConfiguration>(),
                sp.GetService<IHostEnvironment>(),
                Environment.GetEnvironmentVariable,
                sp.GetRequiredService<SettingProblems>()));
    }
}
