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
                builder.AddStandardAws();
                break;
            case "serilog":
                builder.AddStandardSerilog(static (_, serilog) => serilog.WriteTo.Console(outputTemplate: "SERILOG {Message}{NewLine}"));
                break;
            case "model":
                builder.Services.AddServiceModel(static s => StandardObservability.Dashboards.StandardModel.For(s));
                break;
            case "capture":
                builder.Services.AddTelemetryCapture(Capture);
                break;
            case "opentelemetry":
                builder.Services.AddOpenTelemetry().WithTracing(static t => t.AddSource(Probe.Source)).WithMetrics(static m => m.AddMeter(Probe.Source));
                break;
            case "opentelemetry logs":
                builder.Logging.AddOpenTelemetry();
                break;
            case "clear":
                builder.Logging.ClearProviders();
                break;
            case "console":
                builder.Logging.AddConsole();
                break;
        }
    }
}
