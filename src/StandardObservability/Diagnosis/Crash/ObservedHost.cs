using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>The state of one host that the crash line needs: before the host is built, while it runs, and after it has ended.</summary>
internal sealed class ObservedHost(RegistrationContext registration) : IDisposable
{
    private volatile IServiceProvider? _services;
    private CrashLogParts? _parts;

    /// <summary>The host's services from its first logger to the end of its container, else <see langword="null"/>.</summary>
    public IServiceProvider? Services => _services;

    /// <summary>What writes the crash line when the host has no container.</summary>
    public CrashLogParts Parts => _parts ?? CrashLogParts.FromRegistration(registration);

    public ObservedHost Begin(IServiceProvider services)
    {
        _parts = CrashLogParts.FromServices(services);
        _services = services;
        UnhandledExceptions.Add(this);
        return this;
    }

    /// <summary>Whether this library writes the host's logs: they are enabled, and neither our provider nor the logger factory was replaced.</summary>
    public bool WritesLogs(CrashLogParts parts)
        => parts.Settings is { Enabled: true, Outputs.DisabledReason: null }
        && registration.HasLoggerProvider
        && registration.HasDefaultLoggerFactory;

    public void Dispose()
    {
        UnhandledExceptions.Remove(this);
        _services = null;
    }
}
