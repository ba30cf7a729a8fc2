using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;

namespace StandardObservability.Logging.Records;

/// <summary>Guards OpenTelemetry's logger provider, or one of another library, against values that throw or log. Filter rules for that provider apply to this one.</summary>
/// <param name="records">The provider.</param>
/// <param name="policy">The redaction policy.</param>
/// <param name="guard">Limits nested calls.</param>
/// <param name="reader">What the provider writes.</param>
[ProviderAlias("OpenTelemetry")]
internal sealed class RecordLoggerProvider(ILoggerProvider records, RedactionPolicy policy, CallGuard guard, LazyReaders reader = LazyReaders.Record)
    : ILoggerProvider, ISupportExternalScope
{
    private readonly RecordMessages _messages = new(policy);

    public CallGuard Guard { get; } = guard;

    public ILogger CreateLogger(string categoryName) => new RecordLogger(records.CreateLogger(categoryName), this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
        => (records as ISupportExternalScope)?.SetScopeProvider(new RecordScopes(scopeProvider, _messages));

    public void Dispose() => records.Dispose();

    public CapturedState Capture(RecordCall call, object? state) => new(call, state, reader, _messages);

    /// <summary>Formats the message as the caller does.</summary>
    /// <returns><see langword="false"/> when the formatter throws or has no result.</returns>
    public static bool TryFormat<TState>(RecordCall call, TState state, Func<TState, Exception?, string>? formatter)
    {
        try
        {
            return formatter?.Invoke(state, call.Exception) is { } message && (call.Message = message) is not null;
        }
        catch (Exception)
        {
            // The caller's formatter or a value throws.
            return false;
        }
    }
}
