using Microsoft.Extensions.Hosting.Internal;

namespace DisabledService;

/// <summary>A started host, or services without one.</summary>
internal sealed class RegisteredHost(IServiceProvider services, IHost? host, bool isFlushedBeforeTheStart)
{
    public IServiceProvider Services => services;

    public WebApplication? Web => host as WebApplication;

    public bool IsFlushedBeforeTheStart => isFlushedBeforeTheStart;

    public static async Task<RegisteredHost> StartAsync(string shape, string[] calls, string[] settings)
    {
        if (shape == "services")
        {
            return new(CreateServices(settings), host: null, isFlushedBeforeTheStart: false);
        }

        var host = shape == "web" ? CreateWeb(calls, settings) : CreateWorker(calls, settings);
        var isFlushed = !calls.Contains("bare") && await host.Services.FlushTelemetryAsync();
        await host.StartAsync();
        return new(host.Services, host, isFlushed);
    }

    public async Task StopAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private static ServiceProvider CreateServices(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        return new ServiceCollection()
            .AddStandardObservability(configuration, new HostingEnvironment { ApplicationName = Probe.Source, EnvironmentName = "Production" })
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static IHost CreateWorker(string[] calls, string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(settings);
        Array.ForEach(calls, c => Registrations.Add(builder, c));
        return builder.Build();
    }

    private static WebApplication CreateWeb(string[] calls, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Array.ForEach(calls, c => Registrations.Add(builder, c));
        var app = builder.Build();
        app.MapGet("/", static () => "hello").DisableRequestTelemetry();
        app.MapGet("/local", static () => "switched").RequireLocalRequest();
        if (!calls.Contains("bare"))
        {
            app.MapHealthChecks("/health");
        }

        return app;
    }
}
