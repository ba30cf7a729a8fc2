using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Extensions.Hosting;

namespace StandardObservability.Serilog.Hosting;

/// <summary>State captured when AddStandardSerilog is called.</summary>
internal sealed class SerilogRegistration
{
    private readonly List<Action<IServiceProvider, LoggerConfiguration>> _delegates = [];

    public IReadOnlyList<Action<IServiceProvider, LoggerConfiguration>> Delegates => _delegates;

    /// <summary>Whether <see cref="Log.Logger"/> is not replaced. One registration that requests it is enough.</summary>
    public bool PreserveStaticLogger { get; private set; }

    /// <summary>The bootstrap logger of the application, when it has one.</summary>
    public ReloadableLogger? Bootstrap { get; } = Log.Logger as ReloadableLogger;

    /// <summary>The registration of a service collection, or <see langword="null"/> before the first call.</summary>
    public static SerilogRegistration? Find(IServiceCollection services)
        => services.FirstOrDefault(static s => s.ServiceType == typeof(SerilogRegistration))?.ImplementationInstance as SerilogRegistration;

    public void Add(Action<IServiceProvider, LoggerConfiguration>? configure, bool preserveStaticLogger)
    {
        PreserveStaticLogger |= preserveStaticLogger;
        if (configure is not null)
        {
            _delegates.Add(configure);
        }
    }
}
