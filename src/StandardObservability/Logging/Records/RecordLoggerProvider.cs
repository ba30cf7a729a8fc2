using Microsoft.Extensions.Logging;
using StandardObservability.Export;
using StandardObservability.Redaction;

namespace StandardObservability.Logging.Records;

/// <summary>Guards OpenTelemetry's logger provider. Filter rules for that provider apply to this one.</summary>
[ProviderAlias("OpenTelemetry")]
internal sealed class RecordLoggerProvider(ILoggerProvider records, RedactionPolicy policy, OutputCount count) : ILoggerProvider, ISupportExternalScope
{
    private readonly RecordMessages _messages = new(policy);

    public ILogger CreateLogger(string categoryName) => new RecordLogger(records.CreateLogger(categoryName), this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
        => (records as ISupportExternalScope)?.SetScopeProvider(new RecordScopes(scopeProvider));

    public void Dispose() => records.Dispose();

    public void CountLost()
    {
        count.AddProduced(1);
        count.AddLost(1);
    }

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

    /// <summary>The message that template and attributes make.</summary>
    public string Render(CapturedState state) => _messages.Render(state);
}
