using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>.NET's console logger with its JSON formatter, scopes included because the trace ids travel in one.</summary>
internal sealed class ConsoleJsonPipeline : LogPipeline
{
    public const string Name = "console-json";

    [SuppressMessage("Usage", "CA2213", Justification = "The console belongs to the process.")]
    private readonly TextWriter _before = Console.Out;
    private readonly Arrivals _arrivals = new();
    private readonly CountingWriter _console;

    /// <param name="output">Where the console writes to.</param>
    public ConsoleJsonPipeline(TextWriter output)
    {
        // The console logger keeps the writer that it finds when it is made.
        _console = new CountingWriter(output, _arrivals);
        Console.SetOut(_console);
    }

    public override void AwaitArrival(long events) => _arrivals.Await(events);

    public override void Dispose()
    {
        base.Dispose();
        Console.SetOut(_before);
        _console.Dispose();
        _arrivals.Dispose();
    }

    protected override void Configure(IServiceCollection services)
        => services.AddLogging(static logging => logging.AddJsonConsole(static json => json.IncludeScopes = true));
}
