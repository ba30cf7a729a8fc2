using System.Collections;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Records;

/// <summary>A copy of the attributes of a log state, each name once, so that no code of the caller runs while the record is created and exported.</summary>
internal sealed class CapturedState : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _attributes = [];

    private readonly RecordMessages _messages;
    private string? _message;

    /// <param name="call">The call, with the names reserved that the attributes must not have.</param>
    /// <param name="state">The state of the call or of a scope.</param>
    /// <param name="reader">What writes the items of lazy sequences.</param>
    /// <param name="messages">Renders the message, when the caller's formatter cannot be called.</param>
    public CapturedState(RecordCall call, object? state, LazyReaders reader, RecordMessages messages)
    {
        _messages = messages;
        HasAttributes = CapturedAttributes.TryRead(state, (name, value) => Add(call, name, value, reader));
        if (Template is not null)
        {
            // Exporters search the template at the end.
            _attributes.Add(new(PropertyName.OriginalFormat, Template));
        }
    }

    /// <summary>Whether the state is a list of attributes.</summary>
    public bool HasAttributes { get; }

    /// <summary>Whether an attribute was a lazy sequence, which the caller's formatter would read again.</summary>
    public bool HadLazyValues { get; private set; }

    public string? Template { get; private set; }

    public string Message
    {
        get => _message ??= _messages.Render(this, Template);
        set => _message = value;
    }

    public int Count => _attributes.Count;

    public KeyValuePair<string, object?> this[int index] => _attributes[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _attributes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Message;

    private void Add(RecordCall call, string? name, object? value, LazyReaders reader)
    {
        if (name == PropertyName.OriginalFormat)
        {
            Template ??= value as string;
        }
        else if (name is not null && call.FieldName(name) is var unique && call.TryAddName(unique))
        {
            HadLazyValues |= LazySequence.Is(value);
            _attributes.Add(new(unique, CapturedAttributes.Capture(value, reader, call.IsNested)));
        }
    }
}
