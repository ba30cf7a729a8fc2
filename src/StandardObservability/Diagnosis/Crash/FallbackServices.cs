using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Export.Lines;
using StandardObservability.Hosting;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>Logs in place of a host that could not be built, or is gone: the line's own rooms and nothing of the application's.</summary>
internal static class FallbackServices
{
    /// <summary>What the application may have given the line as it is, without services of its own.</summary>
    private static readonly Type[] Given =
    [
        typeof(IConfigureOptions<StandardObservabilityOptions>),
        typeof(IPostConfigureOptions<StandardObservabilityOptions>),
        typeof(LocalFiles),
        typeof(StandardOutputStream),
        typeof(TimeProvider),
    ];

    /// <summary>The services to log with, or <see langword="null"/> when the host's logs are not ours.</summary>
    public static IServiceProvider? For(ObservedHost host)
    {
        var services = Build(host, Given);
        try
        {
            return host.LogsBy(services.GetRequiredService<ObservabilitySettings>()) ? services : null;
        }
        catch (Exception)
        {
            // The code that sets our options may be what fails.
            services = Build(host, [.. Given.Except([typeof(IConfigureOptions<StandardObservabilityOptions>), typeof(IPostConfigureOptions<StandardObservabilityOptions>)])]);
            return host.LogsBy(services.GetRequiredService<ObservabilitySettings>()) ? services : null;
        }
    }

    private static ServiceProvider Build(ObservedHost host, Type[] given)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new RegistrationContext(services, host.Line.Configuration, host.Line.Environment)).AddSingleton(host.Line.Configuration);
        services.AddLogging(logs => logs.AddConfiguration(host.Line.Configuration.GetSection("Logging")));
        services.AddStandardOptions().AddStandardIdentity().AddStandardRedaction().AddStandardLogs();
        services.Add(host.Line.Services.Where(s => !s.IsKeyedService && s.ImplementationInstance is not null && given.Contains(s.ServiceType)));
        if (host is { Settings: { } settings, Identity: { } identity, Redaction: { } redaction, Counts: { } counts })
        {
            services.AddSingleton(settings).AddSingleton(identity).AddSingleton(redaction).AddSingleton(counts);
        }

        return services.BuildServiceProvider();
    }
}
