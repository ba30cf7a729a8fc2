using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Records;

/// <summary>The scopes of a log record: read while the call is made, each attribute name once, the innermost value.</summary>
internal sealed class RecordScopes(IExternalScopeProvider scopes, RecordMessages messages) : IExternalScopeProvider
{
    public IDisposable Push(object? state) => scopes.Push(state);

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (RecordCall.Current is not { } call)
        {
            scopes.ForEachScope(callback, state);
        }
        else if (call is { IsNested: false, Buffered: null })
        {
            Read(call);
            foreach (var scope in call.Scopes)
            {
                callback(scope, state);
            }
        }
    }

    /// <summary>Reads the open scopes into a call whose own names are reserved.</summary>
    private void Read(RecordCall call)
    {
        if (call.HasReadScopes)
        {
            return;
        }

        call.HasReadScopes = true;
        scopes.ForEachScope(static (scope, call) => call.Scopes.Add(scope), call);
        for (var i = call.Scopes.Count - 1; i >= 0; i--)
        {
            call.Scopes[i] = Capture(call.Scopes[i], call);
        }
    }

    private object? Capture(object? scope, RecordCall call)
    {
        var inner = call.ReservedNames;
        if (TrustedStates.AcceptsScope(scope, call))
        {
            return messages.RedactScope(scope, scope);
        }

        call.ForgetNamesAfter(inner);
        var captured = new CapturedState(call, scope, LazyReaders.Scope, messages);
        return captured.HasAttributes ? messages.RedactScope(scope, captured) : scope;
    }
}
