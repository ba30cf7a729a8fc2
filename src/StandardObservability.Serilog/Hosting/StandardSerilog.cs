using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Hosting;
using StandardObservability.Serilog.Sinks;
using StandardObservability.Settings;
using ISerilogLogger = Serilog.ILogger;

namespace StandardObservability.Serilog.Hosting;

/// <summary>Serilog's half of the line.</summary>
internal static class StandardSerilog
{
    public static SerilogRegistration AddSerilogPipeline(this IServiceCollection services)
    {
        if (SerilogRegistration.Find(services) is { } known)
        {
            return known;
        }

        var line = new SerilogRegistration();
        var provider = ServiceDescriptor.Singleton<ILoggerProvider>(static sp => new SinksLoggerProvider(sp.GetRequiredService<SerilogPipeline>()));
        RegistrationContext.Find(services)!.AddLoggerProvider(provider);
        services.AddSingleton(line);
        services.AddSingleton<SerilogPipeline>();
        services.AddSingleton<ISerilogLogger>(static sp => sp.GetRequiredService<SerilogPipeline>().Started().Logger);

        // Asked for by Serilog's request logging of ASP.NET Core and by code that adds to it.
        services.AddSingleton(static sp => new DiagnosticContext(sp.GetRequiredService<ISerilogLogger>()));
        services.AddSingleton<IDiagnosticContext>(static sp => sp.GetRequiredService<DiagnosticContext>());
        return line;
    }
}
