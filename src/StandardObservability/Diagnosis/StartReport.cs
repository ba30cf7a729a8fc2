using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Diagnosis.Standards;
using StandardObservability.Export;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws;
using StandardObservability.Redaction;
using StandardObservability.Settings;
using StandardObservability.Settings.Features;
using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Diagnosis;

/// <summary>Logs once what is enabled, what is disabled and why, and every setting that cannot be used.</summary>
/// <remarks>
/// Settings that cannot be used and what breaks the policy are logged while the host starts. The rest follows when it has started, so that the start does
/// not wait for it, and earlier when telemetry is flushed, the host stops, or the host is disposed because its start failed.
/// </remarks>
internal sealed class StartReport(
    IServiceProvider services,
    HostSettings host,
    SettingProblems problems,
    RegistrationContext registration,
    CurrentIdentity identity,
    OutputDescriptions outputs,
    HostStart start,
    RedactionPolicy redaction,
    PolicyReport policy,
    ILoggerFactory loggers) : IHostedLifecycleService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger("StandardObservability");
    private bool _hasLifecycle;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _hasLifecycle = true;
        start.OnStarting();
        return Task.CompletedTask;
    }

    /// <exception cref="InvalidOperationException">
    /// A setting cannot be used and <see cref="InvalidConfigurationBehavior.FailFast"/> was chosen, or the policy is broken in Development.
    /// </exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Also here: not every host calls the lifecycle methods.
        start.OnStarting();
        services.GetRequiredService<ExportLog>().Open(loggers);

        // OpenTelemetry's hosted service starts first, so its providers exist by now.
        if (services.GetService<TracerProvider>() is { } traces)
        {
            identity.ApplyResource(traces.GetResource());
        }

        ReportProblems();
        policy.Run(loggers);
        Defer();
        return _hasLifecycle ? Task.CompletedTask : StartedAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        start.OnStarted();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        start.LogReport();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Logs the report of a host that did not start completely.</summary>
    public void Dispose() => start.LogReport();

    /// <summary>Resolves what the report needs now: it may be logged when the services are disposed.</summary>
    private void Defer()
    {
        var (platform, sampler) = (services.GetRequiredService<DetectedPlatform>(), services.GetRequiredService<ActiveSampler>());
        var (variables, linesRepeated) = (services.GetRequiredService<StandardVariables>(), outputs.LinesRepeated);
        start.Defer(() =>
        {
            ReportPlatform(platform);
            ReportGaps(linesRepeated);
            Report(sampler, variables);
        });
    }

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

    private void ReportGaps(string? linesRepeated)
    {
        if (registration is { IsWebHost: true, HasAspNetCore: false })
        {
            Log.AspNetCoreMissing(_logger);
        }

        if (!registration.HasAws && AwsSdkAssembly.IsLoaded)
        {
            Log.AwsMissing(_logger);
        }

        if (outputs.LogsBypass is { } bypass)
        {
            Log.LogsBypassed(_logger, bypass);
        }

        if (linesRepeated is not null)
        {
            Log.LinesRepeated(_logger, linesRepeated);
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

    private void Report(ActiveSampler active, StandardVariables variables)
    {
        var service = identity.Value;
        var (name, version, environment) = (redaction.Redact(service.Name), redaction.Redact(service.Version), redaction.Redact(service.Environment));
        var logs = redaction.Redact(outputs.DescribeLogs());
        var metrics = redaction.Redact(outputs.DescribeMetrics());
        var traces = redaction.Redact(outputs.DescribeTraces());
        var sampler = active.Description;
        var propagators = outputs.DescribePropagators();
        var isRedacted = redaction.IsEnabled ? "enabled" : "disabled";
        var settings = SettingDescriptions.Describe(host.Options, variables, redaction);
        if (IncludedFeatures.Policy && redaction.Redact(policy.Description) is { } standard)
        {
            Log.StartReportWithPolicy(_logger, name, version, environment, logs, metrics, traces, sampler, propagators, isRedacted, settings, standard);
        }
        else
        {
            Log.StartReport(_logger, name, version, environment, logs, metrics, traces, sampler, propagators, isRedacted, settings);
        }
    }
}
