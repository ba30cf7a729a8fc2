using System.Runtime.CompilerServices;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Keys;
using StandardObservability.Text;

namespace StandardObservability.Logging.Calls;

/// <summary>The properties and the template of a log call or of a scope. The memory is reused.</summary>
internal sealed class PropertySet
{
    private const int InitialCapacity = 16;
    private const int MaxKeptCapacity = 256;

    private readonly List<object> _secrets = [];

    private LogProperty[] _properties = new LogProperty[InitialCapacity];

    public int Count { get; private set; }

    public Span<LogProperty> All => _properties.AsSpan(0, Count);

    /// <summary>The template, or <see langword="null"/> when the state has none.</summary>
    public MessageTemplate? Template { get; set; }

    /// <summary>Layout of the properties under the template; <see langword="null"/> without a template.</summary>
    public PropertyLayout? Layout { get; set; }

    /// <summary>Whether template and properties make the message.</summary>
    public bool FillsTemplate => Layout?.PlaceholderProperties is not null;

    /// <summary>Values that are secret because of their names. A text that contains one is redacted too.</summary>
    public IReadOnlyList<object> Secrets => _secrets;

    /// <summary>Positions of the values in the message that was rendered last.</summary>
    public ValueList<ValuePosition> Positions { get; } = new();

    public void Add(PropertyName name, object? value)
    {
        if (Count == _properties.Length)
        {
            Array.Resize(ref _properties, Count * 2);
        }

        ref var property = ref _properties[Count];
        if (!ReferenceEquals(property.Name, name))
        {
            // Saves the write barrier when the previous line had the same name here.
            property.Name = name;
        }

        property.Value = value;
        property.MessageSpan = default;
        Count++;
    }

    /// <summary>Replaces each value by the value that may be written.</summary>
    /// <param name="redacted">Redacts the values.</param>
    /// <param name="reader">What writes the items of lazy sequences.</param>
    public void Redact(RedactedValues redacted, LazyReaders reader)
    {
        try
        {
            RedactAll(redacted, reader);
        }
        catch (Exception)
        {
            RedactEach(redacted, reader);
        }
    }

    /// <summary>Replaces values that could log while they are rendered by the names of their types.</summary>
    public void ReplaceActiveValues()
    {
        foreach (ref var property in All)
        {
            property.Value = PlainValues.KeepOrName(property.Value);
        }
    }

    /// <summary>Replaces lazy sequences by the names of their types, because the caller's formatter may have read them.</summary>
    public void ReplaceLazyValues()
    {
        foreach (ref var property in All)
        {
            property.Value = LazySequence.Is(property.Value) ? property.Value!.GetType().Name : property.Value;
        }
    }

    public void Clear()
    {
        foreach (ref var property in All)
        {
            property.Value = null;
        }

        Count = 0;
        (Template, Layout) = (null, null);
        if (_secrets.Count > 0)
        {
            _secrets.Clear();
        }

        if (_properties.Length > MaxKeptCapacity)
        {
            _properties = new LogProperty[InitialCapacity];
        }
    }

    private void RedactAll(RedactedValues redacted, LazyReaders reader)
    {
        foreach (ref var property in All)
        {
            if (property.Name.MayBeSecret)
            {
                RedactNamed(ref property, redacted, reader);
                continue;
            }

            var value = property.Value;
            var redactedValue = redacted.Redact(value, reader);
            if (!ReferenceEquals(redactedValue, value))
            {
                property.Value = redactedValue;
            }
        }
    }

    /// <summary>Redacts a property by its name, and remembers a value that is secret because of it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // Few names may be secret, and every property passes the loop above.
    private void RedactNamed(ref LogProperty property, RedactedValues redacted, LazyReaders reader)
    {
        if (SecretValues.IsSecret(property.Name.Secrecy, property.Value))
        {
            _secrets.Add(property.Value!);
        }

        property.Value = redacted.Redact(property.Name, property.Value, reader);
    }

    /// <summary>Redacts again after an exception. A value that cannot be examined is not written.</summary>
    private void RedactEach(RedactedValues redacted, LazyReaders reader)
    {
        foreach (ref var property in All)
        {
            try
            {
                property.Value = redacted.Redact(property.Name, property.Value, reader);
            }
            catch (Exception)
            {
                property.Value = RedactionPolicy.KeyMarker;
            }
        }
    }
}
