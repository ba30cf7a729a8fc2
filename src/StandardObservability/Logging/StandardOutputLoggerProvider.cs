using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StandardObservability.Export;
using StandardObservability.Export.Lines;
using StandardObservability.Logging.Templates;

namespace StandardObservability.Logging;

/// <summary>Writes <see cref="ILogger"/> events to standard output, one whole line each. <c>Logging:StandardObservability:LogLevel</c> filters it alone.</summary>
[ProviderAlias("StandardObservability")]
internal sealed class StandardOutputLoggerProvider(ILineFormat format, MessageRenderer messages, StandardOutput output, OutputCount count, TimeProvider time)
    : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentDictionary<string, StandardOutputLogger> _loggers = new(StringComparer.Ordinal);

    public IExternalScopeProvider? Scopes { get; private set; }

    public TimeProvider Time { get; } = time;

    public MessageRenderer Messages { get; } = messages;

    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, static (name, provider) => new StandardOutputLogger(name, provider), this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

    public void Write(in LogCall log, LineBuffers workspace)
    {
        workspace.CollectScopes(Scopes);
        format.Write(in log, workspace);
        output.Write(count, workspace.Line.Written, urgent: log.Level >= LogLevel.Error);
    }

    /// <summary>A value of the caller's that breaks every rule costs its line, and never the call.</summary>
    public void CountLost()
    {
        count.AddProduced(1);
        count.AddLost(1);
    }

    public void Dispose()
    {
        // The writer is disposed of after everything that writes to it, and flushes then.
    }
}
