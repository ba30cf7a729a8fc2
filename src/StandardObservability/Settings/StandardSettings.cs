using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Export;
using StandardObservability.Export.Lines;
using StandardObservability.Hosting;
using StandardObservability.Identity;
using StandardObservability.SdkInternals;

namespace StandardObservability.Settings;

/// <summary>Reads the settings, once, when the host is built.</summary>
internal static class StandardSettings
{
    public static IServiceCollection AddStandardOptions(this IServiceCollection services)
    {
        services.AddOptions<StandardObservabilityOptions>().Configure<RegistrationContext, SettingProblems, ConfiguredOptions>(
            static (options, line, problems, configured) =>
            {
                SectionReader.Read(line.Configuration, problems).Bind(options);
                configured.Remember(options);
            });
        services.TryAddSingleton<StandardOutputStream>();
        services.TryAddSingleton(new LocalFiles());
        return services
            .AddSingleton<SettingProblems>()
            .AddSingleton<ConfiguredOptions>()
            .AddSingleton<PartGuard>()
            .AddSingleton<ApplicationExporters>()
            .AddSingleton<OutputCounts>()
            .AddSingleton<ExportLog>()
            .AddSingleton<StandardOutput>()
            .AddSingleton<SendDeadline>()
            .AddSingleton(static sp => new TelemetryFlush(sp, sp.GetRequiredService<ObservabilitySettings>(), sp.GetService<TimeProvider>() ?? TimeProvider.System))
            .AddSingleton(static sp => new ObservabilitySettings(
                sp.GetRequiredService<IOptions<StandardObservabilityOptions>>().Value,
                sp.GetRequiredService<ConfiguredOptions>(),
                sp.GetRequiredService<RegistrationContext>(),
                Environment.GetEnvironmentVariable,
                sp.GetRequiredService<LocalFiles>(),
                sp.GetRequiredService<SettingProblems>()));
    }
}
