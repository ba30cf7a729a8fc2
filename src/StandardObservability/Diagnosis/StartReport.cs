using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Export;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis;

/// <summary>Logs once, when the host starts, what is enabled, what is disabled and why, and every setting that cannot be used.</summary>
internal sealed class StartReport(
    IServiceProvider services,
    HostSettings host,
    SettingProblems problems,
    RegistrationContext registration,
    CurrentIdentity identity,
    OutputDescriptions outputs,
    RedactionPolicy redaction,
    ILoggerFactory loggers) : IHostedService
{
    private readonly ILogger _logger = loggers.CreateLogger("StandardObservability");

    /// <exception cref="InvalidOperationException">A setting cannot be used and <see cref="InvalidConfigurationBehavior.FailFast"/> was chosen.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!host.Enabled)
        {
            Log.Disabled(_logger, host.DisabledReason!);
            return Task.CompletedTask;
        }

        services.GetRequiredService<ExportLog>().Open(loggers);

        // OpenTelemetry's hosted service starts first, so its providers exist by now.
        if (services.GetService<TracerProvider>() is { } traces)
        {
            identity.ApplyResource(traces.GetResource());
        }

        ReportProblems();
        ReportPlatform(services.GetRequiredService<DetectedPlatform>());
        if (registration is { IsWebHost: true, HasAspNetCore: false })
        {
            Log.AspNetCoreMissing(_logger);
        }

        Report();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <remarks>A problem quotes the value it found, and a logger provider of the application may not redact.</remarks>
    private void ReportProblems()
    {
        List<string> found = [.. problems.Messages.Select(p => redaction.Redact(p))];
        if (found.Count > 0 && host.Options.OnInvalidConfiguration == InvalidConfigurationBehavior.FailFast)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, found));
        }

        foreach (var problem in found)
        {
            Log.SettingNotUsable(_logger, problem);
        }
    }

    private void ReportPlatform(DetectedPlatform platform)
    {
        if (platform.Shortcoming is { } shortcoming)
        {
            Identity.Log.IdentityIncomplete(_logger, shortcoming);
        }

        if (platform.Name is { } name)
        {
            Identity.Log.PlatformDetected(_logger, name, platform.Attributes.Count);
        }
    }

    private void Report()
    {
        var service = identity.Value;
        Log.StartReport(
            _logger,
            redaction.Redact(service.Name),
            redaction.Redact(service.Version),
            redaction.Redact(service.Environment),
            redaction.Redact(outputs.DescribeLogs()),
            redaction.Redact(outputs.DescribeMetrics()),
            redaction.Redact(outputs.DescribeTraces()),
            SettingDescriptions.Describe(host.Options, services.GetRequiredService<StandardVariables>(), redaction));
    }
}
