using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Extensions.Hosting;

namespace StandardObservability.Serilog.Hosting;

/// <summary>What the line was told, for when the host is built.</summary>
internal sealed class SerilogRegistration
{
    private readonly List<Action<IServiceProvider, LoggerConfiguration>> _delegates = [];

    public IReadOnlyList<Action<IServiceProvider, LoggerConfiguration>> Delegates => _delegates;

    /// <summary>Whether <see cref="Log.Logger"/> is left alone; one call that asks for it is enough.</summary>
    public bool PreserveStaticLogger { get; private set; }

    /// <summary>The logger that speaks until the host is built, when the application has made one.</summary>
    public ReloadableLogger? Bootstrap { get; } = Log.Logger as ReloadableLogger;

    /// <summary>What was remembered of a collection on which the line was already called.</summary>
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
