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

/// <summary>Logs once, when the host starts, what is enabled, what is disabled and why, and every setting that cannot be used.</summary>
/// <remarks>
/// Settings that cannot be used are logged at once. The rest follows when the host has started, so that the start does not wait for it, or at the
/// latest when the host is disposed.
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
    private Action? _pending;
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
        var (platform, sampler, variables) = (
            services.GetRequiredService<DetectedPlatform>(), services.GetRequiredService<ActiveSampler>(), services.GetRequiredService<StandardVariables>());
        _pending = () => Report(platform, sampler, variables);
        return _hasLifecycle ? Task.CompletedTask : StartedAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Logs the report of a host that did not start completely.</summary>
    public void Dispose() => Interlocked.Exchange(ref _pending, null)?.Invoke();

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

    private void ReportGaps()
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

        if (outputs.LinesRepeated is { } cause)
        {
            Log.LinesRepeated(_logger, cause);
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

    private void Report(DetectedPlatform platform, ActiveSampler active, StandardVariables variables)
    {
        ReportPlatform(platform);
        ReportGaps();
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
