using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>.NET's console logger with its JSON formatter and scopes, which contain the trace ids.</summary>
internal sealed class ConsoleJsonPipeline : LogPipeline
{
    public const string Name = "console-json";

    [SuppressMessage("Usage", "CA2213", Justification = "The console belongs to the process.")]
    private readonly TextWriter _before = Console.Out;
    private readonly Arrivals _arrivals = new();
    private readonly CountingWriter _console;

    /// <param name="output">The output of the console.</param>
    public ConsoleJsonPipeline(TextWriter output)
    {
        // The console logger keeps the writer that is set when it is created.
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
