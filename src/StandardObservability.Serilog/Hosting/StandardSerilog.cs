using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Extensions.Hosting;
using StandardObservability.Serilog.Sinks;
using StandardObservability.Settings;
using ISerilogLogger = Serilog.ILogger;

namespace StandardObservability.Serilog.Hosting;

/// <summary>Registers the Serilog pipeline.</summary>
internal static class StandardSerilog
{
    public static SerilogRegistration AddSerilogPipeline(this IServiceCollection services)
    {
        if (SerilogRegistration.Find(services) is { } known)
        {
            return known;
        }

        var registration = new SerilogRegistration();
        var context = RegistrationContext.Find(services)!;
        context.FindLinesRepeated = () => ConsoleSink.Find(context.Configuration);
        context.FindSinkLogger = static sp => sp.GetRequiredService<SerilogPipeline>().EnsureStarted().Binding.Target;
        context.AddLoggerProvider(static sp => new SinksLoggerProvider(sp.GetRequiredService<SerilogPipeline>()));
        services.AddSingleton(registration);
        services.AddSingleton<SerilogPipeline>();
        services.AddSingleton<ISerilogLogger>(static sp => sp.GetRequiredService<SerilogPipeline>().EnsureStarted().Logger);

        // Serilog's request logging for ASP.NET Core resolves these.
        services.AddSingleton(static sp => new DiagnosticContext(sp.GetRequiredService<ISerilogLogger>()));
        services.AddSingleton<IDiagnosticContext>(static sp => sp.GetRequiredService<DiagnosticContext>());
        return registration;
    }
}
