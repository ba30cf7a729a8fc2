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

    /// <summary>The caller's message. When the formatter throws, or would read a lazy sequence again, template and attributes make the message.</summary>
    public string Render<TState>(CapturedCall call, TState state, Func<TState, Exception?, string>? formatter)
    {
        try
        {
            if (!call.HadLazyValues && formatter?.Invoke(state, call.Exception) is { } message)
            {
                return message;
            }
        }
        catch (Exception)
        {
            // The caller's formatter or a value throws.
        }

        return _messages.Render(call);
    }
}
