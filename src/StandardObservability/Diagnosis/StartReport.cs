using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Export;
using StandardObservability.Export.Otlp;
using StandardObservability.Hosting;
using StandardObservability.Identity;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis;

/// <summary>Says once, when the host has started, what is on, what is off and why, and what is wrong with the settings.</summary>
internal sealed class StartReport(
    IServiceProvider services,
    ObservabilitySettings settings,
    SettingProblems problems,
    RegistrationContext line,
    PartGuard guard,
    CurrentIdentity identity,
    ApplicationExporters guests,
    RedactionPolicy redaction,
    ILoggerFactory loggers) : IHostedService
{
    private readonly ILogger _logger = loggers.CreateLogger("StandardObservability");

    /// <exception cref="InvalidOperationException">A setting cannot be used and <see cref="InvalidConfigurationBehavior.FailFast"/> was chosen.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Enabled)
        {
            Log.Off(_logger, settings.WhyDisabled!);
            return Task.CompletedTask;
        }

        services.GetRequiredService<ExportLog>().Open(loggers);

        // OpenTelemetry's hosted service stands first, so its providers exist by now.
        if (services.GetService<TracerProvider>() is { } traces)
        {
            identity.Adopt(traces.GetResource());
        }

        return Tell();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task Tell()
    {
        // A setting that cannot be used is told with its value, and not every logger redacts.
        List<string> found = [.. problems.Messages.Select(p => redaction.Redact(p))];
        if (found.Count > 0 && settings.Options.OnInvalidConfiguration == InvalidConfigurationBehavior.FailFast)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, found));
        }

        foreach (var problem in found)
        {
            Log.SettingNotUsable(_logger, problem);
        }

        if (settings.Platform.Shortcoming is { } shortcoming)
        {
            Identity.Log.IdentityIncomplete(_logger, shortcoming);
        }

        if (settings.Platform.Name is { } platform)
        {
            Identity.Log.PlatformDetected(_logger, platform, settings.Platform.Attributes.Count);
        }

        if (line.IsWebHost && !line.HasWebHalf)
        {
            Log.WebHalfMissing(_logger);
        }

        var speaker = identity.Value;
        Log.StartReport(
            _logger,
            redaction.Redact(speaker.Name),
            redaction.Redact(speaker.Version),
            redaction.Redact(speaker.Environment),
            DescribeLogs(guests.SendLogs),
            Describe(OtlpSignal.Metrics, settings.Metrics, guests.SendMetrics, settings.EmfAgent?.Display),
            Describe(OtlpSignal.Traces, settings.Traces, guests.SendTraces) + (line.IsWebHost && !line.HasWebHalf ? " (web half missing)" : string.Empty));
        return Task.CompletedTask;
    }

    /// <summary>An application may have put another logger factory in place, or cleared all providers after the line.</summary>
    private string DescribeLogs(bool guestSends)
        => loggers is not LoggerFactory ? $"as the application's own {loggers.GetType().Name} writes them"
        : settings.Logs.StandardOutput != StandardOutputFormat.Off && !line.HasLoggerProvider ? "as the application's own providers write them, because it removed ours"
        : Describe(OtlpSignal.Logs, settings.Logs, guestSends);

    private string Describe(OtlpSignal signal, SignalOutputs outputs, bool guestSends, string? agent = null)
    {
        var parts = new List<string>();
        var foreign = redaction.IsOn ? ApplicationExporterRedaction.Describe(signal) : string.Empty;
        if (outputs.StandardOutput != StandardOutputFormat.Off)
        {
            parts.Add(outputs.StandardOutput == StandardOutputFormat.Json ? "JSON on standard output" : "readable lines on standard output");
        }

        if (outputs.Emf && guests.WriteEmf)
        {
            parts.Add("embedded metric format by the application's own exporter");
        }
        else if (outputs.Emf)
        {
            parts.Add("embedded metric format " + (agent is null ? "on standard output" : $"to the CloudWatch agent at {agent}"));
        }

        if (outputs.Console)
        {
            parts.Add("OpenTelemetry's console exporter" + foreign);
        }

        if (guestSends)
        {
            parts.Add("the application's own OTLP exporter" + foreign);
        }
        else if (outputs.Otlp is { } target)
        {
            parts.Add(guard.HasFailed($"{signal} by OTLP") ? "no OTLP, which could not be set up" : $"OTLP {target.ProtocolName} to {target.Display}");
        }

        return redaction.Redact(parts.Count > 0 ? string.Join(" and ", parts) : $"off, because {outputs.WhyOff}");
    }
}
