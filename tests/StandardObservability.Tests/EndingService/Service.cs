using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndingService;

/// <summary>A worker with the one line, or without it to see what .NET does alone.</summary>
internal static class Service
{
    public static HostApplicationBuilder Create(bool isBare, string wayToFail, string name = "ending")
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = name });
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true }));
        if (!isBare)
        {
            builder.AddStandardObservability(options =>
            {
                options.Team = "endings";
                if (wayToFail == "options")
                {
                    throw new CrashException("thrown by the options");
                }
            });
            builder.Logging.AddProvider(new LossesOnStandardError());
        }

        return builder;
    }
}
