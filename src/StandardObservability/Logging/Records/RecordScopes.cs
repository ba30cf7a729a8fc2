using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Records;

/// <summary>The scopes of a log record: read while the call is made, each attribute name once, the innermost value.</summary>
internal sealed class RecordScopes(IExternalScopeProvider scopes) : IExternalScopeProvider
{
    public IDisposable Push(object? state) => scopes.Push(state);

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (CapturedCall.Current is not { } call)
        {
            scopes.ForEachScope(callback, state);
        }
        else if (!call.IsNested)
        {
            foreach (var scope in Capture(call))
            {
                callback(scope, state);
            }
        }
    }

    /// <summary>Outermost first, as the callbacks expect.</summary>
    private List<object?> Capture(CapturedCall call)
    {
        var found = new List<object?>();
        scopes.ForEachScope(static (scope, found) => found.Add(scope), found);
        HashSet<string>? names = null;
        for (var i = found.Count - 1; i >= 0; i--)
        {
            names ??= new(StringComparer.Ordinal);
            found[i] = Capture(found[i], call, names);
        }

        return found;
    }

    private static object? Capture(object? scope, CapturedCall call, HashSet<string> names)
    {
        List<KeyValuePair<string, object?>> attributes = [];
        var hasAttributes = CapturedAttributes.TryRead(scope, (key, value) =>
        {
            if (!string.IsNullOrEmpty(key) && key != PropertyName.OriginalFormat && call.FieldName(key) is var name && !call.Contains(name) && names.Add(name))
            {
                attributes.Add(new(name, CapturedAttributes.Capture(value, LazyReaders.Scope, isNested: false)));
            }
        });
        return hasAttributes ? attributes : scope;
    }
}
