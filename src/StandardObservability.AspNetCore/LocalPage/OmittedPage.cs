using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>Logs in Development that the published program has no page, unless a setting disables the page anyway.</summary>
internal sealed class OmittedPage(HostSettings settings, ILoggerFactory loggers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings is { Enabled: true, Options.LocalPage.Enabled: true })
        {
            Log.Omitted(loggers.CreateLogger(nameof(StandardObservability)));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
