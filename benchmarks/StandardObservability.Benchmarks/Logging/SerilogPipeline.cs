using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Formatting.Compact;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>Microsoft.Extensions.Logging with Serilog: compact JSON on the console with the same fields as our lines, written by the calling thread.</summary>
internal sealed class SerilogPipeline : LogPipeline
{
    public const string Name = "serilog";

    [SuppressMessage("Usage", "CA2213", Justification = "The console belongs to the process.")]
    private readonly TextWriter _before = Console.Out;

    /// <param name="output">The output of the console.</param>
    public SerilogPipeline(TextWriter output) => Console.SetOut(output);

    public override void AwaitArrival(long events)
    {
    }

    public override void Dispose()
    {
        base.Dispose();
        Console.SetOut(_before);
    }

    protected override void Configure(IServiceCollection services) => services.AddSerilog(static serilog => serilog
        .Enrich.FromLogContext()
        .Enrich.WithProperty("service", "shop")
        .Enrich.WithProperty("environment", "production")
        .Enrich.With<XRayTraceIdEnricher>()
        .WriteTo.Console(new RenderedCompactJsonFormatter()));
}
