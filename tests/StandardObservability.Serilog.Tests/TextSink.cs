using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace StandardObservability.Serilog.Tests;

/// <summary>A sink that writes with our formatter, some time later and from another thread, as file sinks do.</summary>
internal sealed class TextSink : ILogEventSink, IDisposable
{
    private readonly StandardJsonFormatter _formatter = new();
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly Lock _gate = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }
        }
    }

    public void Emit(LogEvent logEvent)
    {
        // A thread on which no span is current.
        using (ExecutionContext.SuppressFlow())
        {
            var writer = new Thread(() =>
            {
                lock (_gate)
                {
                    _formatter.Format(logEvent, _text);
                }
            });
            writer.Start();
            writer.Join();
        }
    }

    public void Dispose() => _text.Dispose();
}
