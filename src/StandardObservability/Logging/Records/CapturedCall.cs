using System.Collections;
using StandardObservability.Conventions.Logging;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Records;

/// <summary>A log call as OpenTelemetry gets it: each attribute once, all read, so that no code of the caller runs while the record is created and exported.</summary>
internal sealed class CapturedCall : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <summary>So many names are found faster by a search than by a hash set.</summary>
    private const int MaxSearched = 24;

    private readonly List<KeyValuePair<string, object?>> _attributes = [];
    private HashSet<string>? _names;

    public CapturedCall(object? state, Exception? exception, bool isNested)
    {
        (Exception, IsNested) = (exception, isNested);
        HasAttributes = CapturedAttributes.TryRead(state, this);
        if (Template is not null)
        {
            // Exporters search the template at the end.
            _attributes.Add(new(PropertyName.OriginalFormat, Template));
        }
    }

    /// <summary>The call that the thread passes to OpenTelemetry.</summary>
    [field: ThreadStatic]
    public static CapturedCall? Current { get; set; }

    public Exception? Exception { get; }

    /// <summary>Whether a value of another call logs while it is rendered.</summary>
    public bool IsNested { get; }

    /// <summary>Whether the state is a list of attributes.</summary>
    public bool HasAttributes { get; }

    /// <summary>Whether an attribute was a lazy sequence, which the caller's formatter would read again.</summary>
    public bool HadLazyValues { get; private set; }

    public string? Template { get; private set; }

    public string Message { get; set; } = string.Empty;

    public int Count => _attributes.Count;

    public KeyValuePair<string, object?> this[int index] => _attributes[index];

    /// <summary>Adds an attribute, unless its name is used already.</summary>
    public void Add(string? key, object? value)
    {
        if (key == PropertyName.OriginalFormat)
        {
            Template ??= value as string;
        }
        else if (!string.IsNullOrEmpty(key) && !Contains(key = FieldName(key)))
        {
            _names?.Add(key);
            HadLazyValues |= LazySequence.Is(value);
            _attributes.Add(new(key, CapturedAttributes.Capture(value, LazyReaders.Record, IsNested)));
        }
    }

    public bool Contains(string key)
    {
        if (_attributes.Count >= MaxSearched)
        {
            _names ??= [.. _attributes.Select(static a => a.Key)];
            return _names.Contains(key);
        }

        foreach (var attribute in _attributes)
        {
            if (string.Equals(attribute.Key, key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Avoids the names of the attributes that exporters write for an exception.</summary>
    public string FieldName(string key) => Exception is not null && ExceptionAttributes.Contains(key) ? LogFieldNames.AttributesPrefix + key : key;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _attributes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Message;
}
