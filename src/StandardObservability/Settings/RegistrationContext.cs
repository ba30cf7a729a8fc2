using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Settings;

/// <summary>State captured when AddStandardObservability is called, for decisions that are made when the host is built.</summary>
internal sealed class RegistrationContext(IServiceCollection services, IConfiguration configuration, IHostEnvironment? environment)
{
    /// <summary>The first argument of a program that runs a command.</summary>
    public const string CommandVerb = "observability";

    private readonly List<ServiceDescriptor> _loggerProviders = [];
    private readonly List<ServiceDescriptor> _otherProviders = [];
    private readonly HashSet<ServiceDescriptor> _own = [];
    private ServiceDescriptor? _lineProvider;

    /// <summary>The configuration that settings are read from. Sources added after the registration count too.</summary>
    public IConfiguration Configuration { get; } = configuration;

    public IHostEnvironment? Environment { get; } = environment;

    /// <summary>The services of the host before the registration.</summary>
    public IReadOnlyList<ServiceDescriptor> Earlier { get; } = [.. services];

    /// <summary>All services of the host, including those added after the registration.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Whether the configuration disables telemetry already at the registration. Later sources and code may still do so.</summary>
    public bool IsDisabled { get; } = HasValue(configuration[$"{ConfigurationNames.Section}:Enabled"], false)
        || HasValue(configuration[ConfigurationNames.SdkDisabled], true)
        || IsDisabledInProcess();

    /// <summary>Whether the program was started to run a command instead of the service: <c>dotnet run -- observability …</c>.</summary>
    public bool RunsCommand { get; } = IsCommand();

    /// <summary>
    /// Whether the process environment disables telemetry. No setting can enable it again, so nothing of telemetry is registered: docs/adr/0037.
    /// A command of a package reads the services of an enabled host.
    /// </summary>
    public bool IsDisabledByProcess { get; } = IsDisabledInProcess() && !IsCommand();

    /// <summary>Whether StandardObservability.AspNetCore was registered too.</summary>
    public bool HasAspNetCore { get; set; }

    /// <summary>Whether StandardObservability.Aws was registered too.</summary>
    public bool HasAws { get; set; }

    /// <summary>Finds what else writes each log line to standard output. The package for another logging library sets it.</summary>
    public Func<string?>? FindLinesRepeated { get; set; }

    /// <summary>Finds Serilog's logger with the application's sinks. The package for Serilog sets it.</summary>
    public Func<IServiceProvider, object?>? FindSinkLogger { get; set; }

    /// <summary>Whether the provider that writes log lines is used: an application may replace it after the registration.</summary>
    public bool HasLoggerProvider => (_lineProvider is not null && Services.Contains(_lineProvider)) || LoggerProvidersWereCleared;

    /// <summary>
    /// Whether the application removed all logger providers after the registration and added none. It would have no logs then, so the
    /// removed providers of this library are added to the logger factory when the host is built.
    /// </summary>
    public bool LoggerProvidersWereCleared => _loggerProviders.Count > 0 && !Services.Any(static s => s.ServiceType == typeof(ILoggerProvider));

    /// <summary>
    /// Whether the host uses .NET's logger factory, or the one of Microsoft.Extensions.Telemetry, which calls the same providers. Serilog's own
    /// hosting replaces the factory, for example.
    /// </summary>
    public bool HasDefaultLoggerFactory
        => Services.LastOrDefault(static s => s.ServiceType == typeof(ILoggerFactory))?.ImplementationType is { } factory
            && (factory == typeof(LoggerFactory) || factory.FullName == "Microsoft.Extensions.Logging.ExtendedLoggerFactory");

    /// <summary>Whether the services belong to a host, which can be started.</summary>
    public bool HasHost => Services.Any(static s => s.ServiceType == typeof(IHost));

    /// <summary>Whether the host serves HTTP. The type is compared by name, because this package does not reference ASP.NET Core.</summary>
    public bool IsWebHost => Services.Any(static s => s.ServiceType.FullName == "Microsoft.AspNetCore.Hosting.Server.IServer");

    /// <summary>The context of a service collection, or <see langword="null"/> before the first registration.</summary>
    public static RegistrationContext? Find(IServiceCollection services)
        => services.FirstOrDefault(static s => s.ServiceType == typeof(RegistrationContext))?.ImplementationInstance as RegistrationContext;

    /// <summary>Registers services of this library, which are not services of the application.</summary>
    public void AddOwn(Action<IServiceCollection> register)
    {
        HashSet<ServiceDescriptor> before = [.. Services];
        register(Services);
        _own.UnionWith(Services.Where(s => !before.Contains(s)));
    }

    /// <summary>Whether <see cref="AddOwn"/> has registered a service.</summary>
    public bool IsOwn(ServiceDescriptor service) => _own.Contains(service);

    /// <summary>Registers the logger provider that writes the log lines.</summary>
    public void AddLineProvider(Func<IServiceProvider, ILoggerProvider> create)
    {
        AddLoggerProvider(create);
        _lineProvider = _loggerProviders[^1];
    }

    /// <summary>Registers a logger provider of this library.</summary>
    public void AddLoggerProvider(Func<IServiceProvider, ILoggerProvider> create)
    {
        var provider = ServiceDescriptor.Singleton(create);
        _loggerProviders.Add(provider);
        Services.Add(provider);
    }

    /// <summary>Creates the logger providers that <see cref="LoggerProvidersWereCleared"/> is about.</summary>
    public IEnumerable<ILoggerProvider> CreateLoggerProviders(IServiceProvider services)
        => _loggerProviders.Select(p => (ILoggerProvider)p.ImplementationFactory!(services));

    /// <summary>Replaces a logger provider of another library by one of this library.</summary>
    /// <param name="original">The other library's provider.</param>
    /// <param name="provider">The provider that takes its place.</param>
    /// <param name="isRestored">Whether it is restored with the providers of this library.</param>
    public void ReplaceLoggerProvider(ServiceDescriptor original, ServiceDescriptor provider, bool isRestored)
    {
        (isRestored ? _loggerProviders : _otherProviders).Add(provider);
        Services[Services.IndexOf(original)] = provider;
    }

    /// <summary>Whether a service is a logger provider that this library did not register.</summary>
    public bool IsForeignLoggerProvider(ServiceDescriptor service)
        => service.ServiceType == typeof(ILoggerProvider) && !_loggerProviders.Contains(service) && !_otherProviders.Contains(service);

    private static bool IsCommand() => System.Environment.GetCommandLineArgs() is [_, CommandVerb, ..];

    private static bool IsDisabledInProcess() => HasValue(System.Environment.GetEnvironmentVariable(ConfigurationNames.SdkDisabled), true);

    private static bool HasValue(string? setting, bool value) => bool.TryParse(setting, out var parsed) && parsed == value;
}
