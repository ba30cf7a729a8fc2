using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Properties;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.Text;

namespace StandardObservability.Logging.Calls;

/// <summary>The open scopes of a log call, outermost first. The memory is reused.</summary>
internal sealed class LogScopes
{
    private const int MaxKept = 16;

    private readonly List<LogScope> _scopes = [];
    private readonly CharBuffer _text = new();

    public int Count { get; private set; }

    public LogScope this[int index] => _scopes[index];

    /// <summary>Adds the scopes of a provider, without those that repeat what a line has already.</summary>
    public void AddAll(IExternalScopeProvider provider) => provider.ForEachScope(
        static (state, scopes) =>
        {
            if (!RepeatingScopes.Contain(state))
            {
                scopes.Add(state);
            }
        },
        this);

    public void Add(object? state)
    {
        if (Count == _scopes.Count)
        {
            _scopes.Add(new LogScope());
        }

        _scopes[Count++].State = state;
    }

    public void Read(StateReader reader)
    {
        for (var i = 0; i < Count; i++)
        {
            _scopes[i].HasProperties = reader.TryRead(_scopes[i].State, _scopes[i].Properties);
        }
    }

    public void Redact(RedactedValues redacted)
    {
        for (var i = 0; i < Count; i++)
        {
            _scopes[i].Properties.Redact(redacted, LazyReaders.Scope);
            SecretsInContext.Redact(_scopes[i].Properties, _text, redacted);
        }
    }

    public void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            _scopes[i].State = null;
            _scopes[i].Properties.Clear();
        }

        Count = 0;
        if (_scopes.Count > MaxKept)
        {
            _scopes.RemoveRange(MaxKept, _scopes.Count - MaxKept);
        }
    }
}
