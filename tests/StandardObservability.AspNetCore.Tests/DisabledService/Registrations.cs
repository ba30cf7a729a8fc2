using Serilog;
using StandardObservability.Testing;

namespace DisabledService;

/// <summary>The calls that a test may combine in any order.</summary>
internal static class Registrations
{
    public static TelemetryCapture Capture { get; } = new();

    public static void Add<TBuilder>(TBuilder builder, string call)
        where TBuilder : IHostApplicationBuilder
    {
        switch (call)
        {
            case "web":
                ((WebApplicationBuilder)(object)builder).AddStandardObservability();
                break;
            case "host":
                builder.AddStandardObservability<TBuilder>();
                break;
            case "enabled in code":
                builder.AddStandardObservability<TBuilder>(static o => o.Enabled = true);
                break;
            case "aws":
                AddAws(builder);
                break;
            case "serilog":
                AddSerilog(builder);
                break;
            case "model":
                AddModel(builder.Services);
                break;
            case "capture":
                AddCapture(builder.Services);
                break;
            case "opentelemetry":
                AddOpenTelemetry(builder.Services);
                break;
            case "opentelemetry logs":
                AddOpenTelemetry(builder.Logging);
                break;
            case "clear":
                builder.Logging.ClearProviders();
                break;
            case "console":
                builder.Logging.AddConsole();
                break;
        }
    }

    // Methods of their own: assemblies are loaded when a method that uses them is compiled, and a test lists what is loaded.
    private static void AddAws(IHostApplicationBuilder builder) => builder.AddStandardAws();

    private static void AddSerilog(IHostApplicationBuilder builder)
        => builder.AddStandardSerilog(static (_, serilog) => serilog.WriteTo.Console(outputTemplate: "SERILOG {Message}{NewLine}"));

    private static void AddModel(IServiceCollection services) => services.AddServiceModel(static s => StandardObservability.Dashboards.StandardModel.For(s));

    private static void AddCapture(IServiceCollection services) => services.AddTelemetryCapture(Capture);

    private static void AddOpenTelemetry(IServiceCollection services)
        => services.AddOpenTelemetry().WithTracing(static t => t.AddSource(Probe.Source)).WithMetrics(static m => m.AddMeter(Probe.Source));

    private static void AddOpenTelemetry(ILoggingBuilder logging) => logging.AddOpenTelemetry();
}
