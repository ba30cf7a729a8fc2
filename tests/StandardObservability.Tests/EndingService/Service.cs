using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndingService;

/// <summary>Creates a worker with the library, or without it for comparison.</summary>
internal static class Service
{
    public static HostApplicationBuilder Create(bool isBare, string scenario, string name = "ending")
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = name });
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true }));
        if (!isBare)
        {
            builder.AddStandardObservability(options =>
            {
                options.Team = "endings";
                if (scenario == "options")
                {
                    throw new CrashException("thrown by the options");
                }
            });
            builder.Logging.AddProvider(new LossesOnStandardError());
        }

        return builder;
    }
}
