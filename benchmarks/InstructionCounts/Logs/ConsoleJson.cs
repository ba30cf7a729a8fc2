
namespace InstructionCounts.Logs;

/// <summary>.NET's console logger with its JSON formatter and scopes, which contain the trace ids.</summary>
internal sealed class ConsoleJson : LogCase
{
    private readonly CountingConsole _console;

    public ConsoleJson()
        : this(new CountingConsole())
    {
    }

    // The console logger keeps the writer that is set when it is created.
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
