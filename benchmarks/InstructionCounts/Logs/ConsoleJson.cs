using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstructionCounts.Logs;

/// <summary>.NET's console logger with its JSON formatter, scopes included because the trace ids travel in one.</summary>
internal sealed class ConsoleJson : LogCase
{
    private readonly CountingConsole _console;

    public ConsoleJson()
        : this(new CountingConsole())
    {
    }

    // The console logger keeps the writer that it finds when it is made.
    private ConsoleJson(CountingConsole console)
        : base(static services => services.AddLogging(static logging => logging.AddJsonConsole(static json => json.IncludeScopes = true)), console)
        => _console = console;

    public override void Dispose()
    {
        base.Dispose();
        _console.Dispose();
    }

    protected override void Await(int events) => _console.Await(events);
}
