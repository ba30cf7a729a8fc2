using StandardObservability.Conventions.Logging;
using StandardObservability.Logging.Buffered;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Records;

/// <summary>The log call that a thread passes to OpenTelemetry. The memory is reused.</summary>
internal sealed class RecordCall
{
    [ThreadStatic]
    private static RecordCall? _current;

    /// <summary>Names of the call's own attributes and of the scopes that were read.</summary>
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The same names in the order in which they were reserved.</summary>
    private readonly List<string> _order = [];

    /// <summary>The call of this thread, or <see langword="null"/> outside a call.</summary>
    public static RecordCall? Current
    {
        get => _current;
        set => _current = value;
    }

    public string Message { get; set; } = string.Empty;

    public Exception? Exception { get; private set; }

    /// <summary>Whether a value of another call logs while it is rendered.</summary>
    public bool IsNested { get; private set; }

    /// <summary>The record, when it was buffered.</summary>
    public BufferedCall? Buffered { get; set; }

    /// <summary>The scopes of the call, outermost first.</summary>
    public List<object?> Scopes { get; } = [];

    public bool HasReadScopes { get; set; }

    public int ReservedNames => _order.Count;

    public void Begin(Exception? exception, bool isNested) => (Exception, IsNested, HasReadScopes, Buffered) = (exception, isNested, false, null);

    public void Clear()
    {
        (Exception, Message, Buffered) = (null, string.Empty, null);
        Scopes.Clear();
        ForgetNamesAfter(0);
    }

    /// <summary>Forgets all names except the first ones.</summary>
    public void ForgetNamesAfter(int count)
    {
        for (var i = count; i < _order.Count; i++)
        {
            _names.Remove(_order[i]);
        }

        _order.RemoveRange(count, _order.Count - count);
    }

    /// <summary>Reserves the name of an attribute.</summary>
    /// <returns><see langword="false"/> when the name is empty or used already.</returns>
    public bool TryAddName(string? name)
    {
        if (string.IsNullOrEmpty(name) || !_names.Add(name))
        {
            return false;
        }

        _order.Add(name);
        return true;
    }

    /// <summary>Whether an attribute may be exported unchanged. Its name is reserved then.</summary>
    public bool Accepts(string? name, object? value) => name is not null && FieldName(name) == name && TryAddName(name) && !LazySequence.Is(value);

    /// <summary>Avoids the names of the attributes that exporters write for an exception.</summary>
    public string FieldName(string name) => Exception is not null && ExceptionAttributes.Contains(name) ? LogFieldNames.AttributesPrefix + name : name;
}
