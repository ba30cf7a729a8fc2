using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StandardObservability.Settings;

/// <summary>What the line remembers of the service collection it was called on, for what is decided when the host is built.</summary>
internal sealed class RegistrationContext(IServiceCollection services, IConfiguration configuration, IHostEnvironment? environment)
{
    /// <summary>What the line was told to read its settings from; sources added to it later count too.</summary>
    public IConfiguration Configuration { get; } = configuration;

    public IHostEnvironment? Environment { get; } = environment;

    /// <summary>Every registration of the host, those added after the line included.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Whether the web half of the line was called too.</summary>
    public bool HasWebHalf { get; set; }

    /// <summary>The registration of our logger provider.</summary>
    public ServiceDescriptor? LoggerProvider { get; set; }

    /// <summary>The registration of the provider that leads to Serilog's sinks, which needs no scope with trace ids: Serilog's events have them.</summary>
    public ServiceDescriptor? SerilogProvider { get; set; }

    /// <summary>Whether our logger provider is still registered: an application may clear all providers after the line.</summary>
    public bool HasLoggerProvider => LoggerProvider is not null && Services.Contains(LoggerProvider);

    /// <summary>Whether this host serves HTTP.</summary>
    /// <remarks>Asked by name: this package does not reference ASP.NET Core.</remarks>
    public bool IsWebHost => Services.Any(static s => s.ServiceType.FullName == "Microsoft.AspNetCore.Hosting.Server.IServer");

    /// <summary>The context of a collection on which the line was already called.</summary>
    public static RegistrationContext? Find(IServiceCollection services)
        => services.FirstOrDefault(static s => s.ServiceType == typeof(RegistrationContext))?.ImplementationInstance as RegistrationContext;
}
