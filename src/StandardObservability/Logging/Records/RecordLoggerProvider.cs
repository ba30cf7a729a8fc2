using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;

namespace StandardObservability.Logging.Records;

/// <summary>Guards OpenTelemetry's logger provider, or one of another library, against values that throw or log.</summary>
/// <remarks>Filter rules for OpenTelemetry's provider apply to this one.</remarks>
[ProviderAlias("OpenTelemetry")]
internal sealed class RecordLoggerProvider : ILoggerProvider, ISupportExternalScope
{
    private readonly CallGuard _guard;
    private readonly LazyReaders _reader;
    private readonly RecordMessages _messages;
    private readonly Lazy<ILoggerProvider> _records;
    private readonly Func<bool> _isUsed;
    private RecordScopes? _scopes;

    /// <param name="create">Creates the provider.</param>
    /// <param name="policy">The redaction policy.</param>
    /// <param name="guard">Limits nested calls.</param>
    /// <param name="reader">What the provider writes.</param>
    /// <param name="isUsed">Whether the provider has an exporter. It is created when this is true for the first time.</param>
    public RecordLoggerProvider(Func<ILoggerProvider> create, RedactionPolicy policy, CallGuard guard, LazyReaders reader, Func<bool> isUsed)
    {
        (_guard, _reader, _isUsed) = (guard, reader, isUsed);
        _messages = new RecordMessages(policy);
        _records = new Lazy<ILoggerProvider>(() => WithScopes(create()));
    }

    public ILogger CreateLogger(string categoryName)
    {
        ILogger? Find() => _isUsed() ? _records.Value.CreateLogger(categoryName) : null;

        return new RecordLogger(Find(), Find, _guard, _messages, _reader);
    }

    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
    {
        _scopes = new RecordScopes(scopeProvider, _messages);
        if (_records.IsValueCreated)
        {
            WithScopes(_records.Value);
        }
    }

    public void Dispose()
    {
        if (_records.IsValueCreated)
        {
            _records.Value.Dispose();
        }
    }

    private ILoggerProvider WithScopes(ILoggerProvider records)
    {
        if (_scopes is not null)
        {
            (records as ISupportExternalScope)?.SetScopeProvider(_scopes);
        }

        return records;
    }
}
