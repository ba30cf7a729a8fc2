using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Logging.Detail;

namespace StandardObservability.Logging;

/// <summary>Creates the loggers that write to standard output. <c>Logging:StandardObservability:LogLevel</c> filters this provider alone.</summary>
[ProviderAlias(StandardOutputProviderName.Alias)]
internal sealed class StandardOutputLoggerProvider(LogSteps steps, StandardOutput output, OutputCount count, TimeProvider time, DetailLines? detail = null)
    : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentDictionary<string, StandardOutputLogger> _loggers = new(StringComparer.Ordinal);

    public IExternalScopeProvider? Scopes { get; private set; }

    public TimeProvider Time { get; } = time;

    public LogSteps Steps { get; } = steps;

    public StandardOutput Output { get; } = output;

    public OutputCount Count { get; } = count;

    /// <summary>Holds lines below the configured level, or <see langword="null"/> when there are none.</summary>
    public DetailLines? Detail { get; } = detail;

    public ILogger CreateLogger(string categoryName)
        => _loggers.GetOrAdd(categoryName, static (name, provider) => new StandardOutputLogger(name, provider), this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

    public void Dispose()
    {
        // The host disposes the output after all that write to it; the output is flushed then.
    }
}
