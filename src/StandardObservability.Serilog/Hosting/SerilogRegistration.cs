using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Extensions.Hosting;

namespace StandardObservability.Serilog.Hosting;

/// <summary>Settings of all calls to <c>AddStandardSerilog</c>.</summary>
internal sealed class SerilogRegistration
{
    private readonly List<Action<IServiceProvider, LoggerConfiguration>> _delegates = [];

    public IReadOnlyList<Action<IServiceProvider, LoggerConfiguration>> Delegates => _delegates;

    /// <summary>Whether to leave <see cref="Log.Logger"/> unchanged. True when any call requested it.</summary>
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
