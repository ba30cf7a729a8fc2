using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;

namespace StandardObservability.Logging.Records;

/// <summary>Guards OpenTelemetry's logger provider, or one of another library, against values that throw or log.</summary>
/// <remarks>Filter rules for OpenTelemetry's provider apply to this one.</remarks>
/// <param name="records">The provider.</param>
/// <param name="policy">The redaction policy.</param>
/// <param name="guard">Limits nested calls.</param>
/// <param name="reader">What the provider writes.</param>
[ProviderAlias("OpenTelemetry")]
internal sealed class RecordLoggerProvider(ILoggerProvider records, RedactionPolicy policy, CallGuard guard, LazyReaders reader = LazyReaders.Record)
    : ILoggerProvider, ISupportExternalScope
{
    private readonly RecordMessages _messages = new(policy);

    public ILogger CreateLogger(string categoryName) => new RecordLogger(records.CreateLogger(categoryName), guard, _messages, reader);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
        => (records as ISupportExternalScope)?.SetScopeProvider(new RecordScopes(scopeProvider, _messages));

    public void Dispose() => records.Dispose();
}
