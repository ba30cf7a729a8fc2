using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StandardObservability.Settings.Table;

namespace StandardObservability.Settings;

/// <summary>Registers the settings, which are read once, when the host is built.</summary>
internal static class StandardSettings
{
    public static IServiceCollection AddStandardSettings(this IServiceCollection services)
    {
        services.AddOptions<StandardObservabilityOptions>().Configure<RegistrationContext, SettingProblems>(
            static (options, registration, problems) => SettingTable.Bind(registration.Configuration, options, problems));
        return services
            .AddSingleton<SettingProblems>()
            .AddSingleton<PartGuard>()
            .AddSingleton(static sp => new StandardVariables(sp.GetRequiredService<RegistrationContext>().Configuration, Environment.GetEnvironmentVariable))
            .AddSingleton(static sp => new HostSettings(
                sp.GetRequiredService<IOptions<StandardObservabilityOptions>>().Value,
                sp.GetRequiredService<RegistrationContext>(),
                sp.GetRequiredService<StandardVariables>(),
                sp.GetRequiredService<SettingProblems>()));
    }

    /// <summary>The clock that the application registered, or else the system clock.</summary>
    public static TimeProvider GetTimeProvider(this IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;
}
