using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Export;
using StandardObservability.Hosting;
using StandardObservability.Identity;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>A host as far as a crash needs it: before it is built, while it lives, and after it has ended.</summary>
internal sealed class ObservedHost(RegistrationContext line) : IDisposable
{
    private volatile IServiceProvider? _services;

    public RegistrationContext Line { get; } = line;

    /// <summary>The host's services while it lives, that is from its first logger to the end of its container.</summary>
    public IServiceProvider? Services => _services;

    /// <summary>What it had decided; <see langword="null"/> when it was never built.</summary>
    public ObservabilitySettings? Settings { get; private set; }

    public CurrentIdentity? Identity { get; private set; }

    public RedactionPolicy? Redaction { get; private set; }

    public OutputCounts? Counts { get; private set; }

    public ObservedHost Begin(IServiceProvider services)
    {
        Settings = services.GetRequiredService<ObservabilitySettings>();
        Identity = services.GetRequiredService<CurrentIdentity>();
        Redaction = services.GetRequiredService<RedactionPolicy>();
        Counts = services.GetRequiredService<OutputCounts>();
        _services = services;
        UnhandledExceptions.Add(this);
        return this;
    }

    /// <summary>Whether logs of this host are ours to write: they are on, and neither our provider nor the logger factory was replaced.</summary>
    public bool LogsBy(ObservabilitySettings settings)
        => settings.Enabled
        && settings.Logs.WhyOff is null
        && Line.HasLoggerProvider
        && Line.Services.LastOrDefault(static s => s.ServiceType == typeof(ILoggerFactory))?.ImplementationType == typeof(LoggerFactory);

    public void Dispose()
    {
        UnhandledExceptions.Remove(this);
        _services = null;
    }
}
