using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;

namespace StandardObservability.Commands;

/// <summary>Runs a command instead of the service, if the program was started for it.</summary>
internal static class StandardCommands
{
    /// <summary>Arguments in front of the name of the command: the program, and the word.</summary>
    private const int Skipped = 2;

    /// <summary>Waits for the host to be built. Without a command nothing is registered.</summary>
    public static IServiceCollection AddStandardCommands(this IServiceCollection services)
    {
        if (RegistrationContext.Find(services) is { RunsCommand: true } registration)
        {
            HostBuiltObserver.Start(registration, Environment.GetCommandLineArgs()[Skipped..]);
        }

        return services;
    }
}
