using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StandardObservability.Diagnosis;
using StandardObservability.Export;
using StandardObservability.Identity;

namespace StandardObservability.Hosting;

/// <summary>Reads the settings, once, when the host is built.</summary>
internal static class StandardOptions
{
    public static IServiceCollection AddStandardOptions(this IServiceCollection services)
    {
        services.AddOptions<StandardObservabilityOptions>().Configure<LineContext, SettingProblems, ConfiguredOptions>(
            static (options, line, problems, configured) =>
            {
                UsableSection.Read(line.Configuration, problems).Bind(options);
                configured.Remember(options);
            });
        services.TryAddSingleton<StandardOutputStream>();
        services.TryAddSingleton(new LocalFiles());
        return services
            .AddSingleton<SettingProblems>()
            .AddSingleton<ConfiguredOptions>()
            .AddSingleton<PartGuard>()
            .AddSingleton<Guests>()
            .AddSingleton<OutputCounts>()
            .AddSingleton<ExportLog>()
            .AddSingleton<StandardOutput>()
            .AddSingleton<SendDeadline>()
            .AddSingleton(static sp => new TelemetryFlush(sp, sp.GetRequiredService<ObservabilitySettings>(), sp.GetService<TimeProvider>() ?? TimeProvider.System))
            .AddSingleton(static sp => new ObservabilitySettings(
                sp.GetRequiredService<IOptions<StandardObservabilityOptions>>().Value,
                sp.GetRequiredService<ConfiguredOptions>(),
                sp.GetRequiredService<LineContext>(),
                Environment.GetEnvironmentVariable,
                sp.GetRequiredService<LocalFiles>(),
                sp.GetRequiredService<SettingProblems>()));
    }
}
