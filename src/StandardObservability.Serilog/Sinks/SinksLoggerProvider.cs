using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using StandardObservability.Serilog.Hosting;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Sends every call of the logger factory to Serilog's sinks. <c>Logging:Serilog:LogLevel</c> filters this provider only.</summary>
[ProviderAlias("Serilog")]
internal sealed class SinksLoggerProvider(SerilogPipeline pipeline) : ILoggerProvider, ISupportExternalScope
{
    private readonly Lock _gate = new();
    private IExternalScopeProvider? _scopes;
    private volatile SerilogLoggerProvider? _converter;
    private volatile ILoggerProvider? _guarded;

    public SinksDestination? Sinks => pipeline.Sinks;

    /// <summary>Serilog's own provider, which converts <c>ILogger</c> calls to events.</summary>
    /// <remarks>Guarded, because values and scopes of the caller may throw or log while they are read.</remarks>
    public ILoggerProvider Converter => _guarded ?? CreateConverter();

    public ILogger CreateLogger(string categoryName)
    {
        // The first logger is created when the host is built; the logger factory exists by then.
        pipeline.EnsureStarted();
        return new SinksLogger(categoryName, this);
    }

    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
    {
        lock (_gate)
        {
            _scopes = scopeProvider;
            (_guarded as ISupportExternalScope)?.SetScopeProvider(scopeProvider);
        }
    }

    /// <summary>Sends a Serilog event to the sinks.</summary>
    public void Write(string category, LogEvent logEvent)
    {
        _ = Converter;
        pipeline.Logging.Run((Provider: this, category, logEvent), static c => c.Provider.Sinks?.Write(c.category, c.Provider.WithScopes(c.logEvent)));
    }

    /// <summary>A copy of a Serilog event with the properties of its scopes. The other outputs share the event itself.</summary>
    private LogEvent WithScopes(LogEvent logEvent)
    {
        var found = new List<object?>();
        _scopes?.ForEachScope(static (scope, found) => found.Add(scope), found);
        if (found.Count == 0)
        {
            return logEvent;
        }

        var copy = LogEvent.UnstableAssembleFromParts(
            logEvent.Timestamp,
            logEvent.Level,
            logEvent.Exception,
            logEvent.MessageTemplate,
            new(logEvent.Properties, StringComparer.Ordinal),
            logEvent.TraceId ?? default,
            logEvent.SpanId ?? default);
        ((ILogEventEnricher)_converter!).Enrich(copy, pipeline.Binding);
        return copy;
    }

    /// <remarks>The sinks are not disposed of: they belong to the pipeline.</remarks>
    public void Dispose()
    {
        _guarded?.Dispose();
        _converter?.Dispose();
    }

    private ILoggerProvider CreateConverter()
    {
        lock (_gate)
        {
            if (_guarded is null)
            {
                _converter = new SerilogLoggerProvider(pipeline.SinkLogger);
                var guarded = pipeline.Logging.Guard(_converter);
                if (_scopes is not null)
                {
                    ((ISupportExternalScope)guarded).SetScopeProvider(_scopes);
                }

                _guarded = guarded;
            }

            return _guarded;
        }
    }
}
