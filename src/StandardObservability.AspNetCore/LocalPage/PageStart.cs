using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.AspNetCore.LocalPage.Access;
using StandardObservability.AspNetCore.LocalPage.Recording;
using StandardObservability.AspNetCore.LocalPage.Views;
using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>Begins to record, and prints the address of the page, when the server listens. A test server does not listen.</summary>
/// <remarks>Nothing of the page is created earlier: a model of the application may need services that need loggers.</remarks>
/// <param name="services">The services of the host, or <see langword="null"/> where the page is disabled.</param>
/// <param name="page">The page.</param>
/// <param name="loggers">Creates the logger of the page.</param>
internal sealed class PageStart(IServiceProvider? services, RunningPage page, ILoggerFactory loggers) : IHostedService
{
    private static readonly string[] AnyHosts = ["0.0.0.0", "[::]", "+", "*"];

    private readonly ILogger _logger = loggers.CreateLogger(nameof(StandardObservability));

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A model that throws costs the page only.")]
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services?.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() =>
        {
            try
            {
                Begin(services);
            }
            catch (Exception e)
            {
                Log.NotStarted(_logger, e.Message);
            }
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        page.Stop();
        return Task.CompletedTask;
    }

    private void Begin(IServiceProvider services)
    {
        if (services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses is not { Count: > 0 } addresses)
        {
            return;
        }

        var (key, time) = (new PageKey(), services.GetService<TimeProvider>() ?? TimeProvider.System);
        var recording = new LocalRecording(StandardModel.Of(services), time);
        page.Start(recording, CreateEndpoints(services, recording, key, time));

        // On the console only: a log record would take the key to wherever logs go.
        Console.Out.WriteLine(
            $"Observability: {ToLocal(addresses.First())}{PagePaths.Root}  (from another machine or through a proxy: {PagePaths.Root}?key={key.Value})");
    }

    private PageEndpoints CreateEndpoints(IServiceProvider services, LocalRecording recording, PageKey key, TimeProvider time)
    {
        var (status, redaction) = (services.GetRequiredService<ObservabilityStatus>(), services.GetRequiredService<RedactionPolicy>());
        var service = services.GetRequiredService<EmittingService>();
        var files = new FilesView(recording, service);
        return new PageEndpoints(
            new PageAccess(key, _logger),
            new ModelView(recording.Model, status),
            new DataView(recording, status, redaction, time),
            new TraceView(recording.Traces, redaction),
            new ReportView(status, files, new CostView(recording, page.Collected, service)),
            files);
    }

    private static string ToLocal(string address)
        => AnyHosts.Aggregate(address.TrimEnd('/'), static (local, any) => local.Replace($"//{any}:", "//localhost:", StringComparison.Ordinal));
}
