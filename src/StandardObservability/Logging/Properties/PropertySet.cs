using StandardObservability.Logging.Templates;

namespace StandardObservability.Logging.Properties;

/// <summary>The properties of a state or a scope. Each is asked for once, since a struct's values are new objects each time.</summary>
internal sealed class PropertySet
{
    /// <summary>More is not read, of a list or an endless sequence.</summary>
    private const int MostRead = 16_384;

    private const int MostKept = 256;
    private const int UsualCount = 16;

    private readonly List<object> _secrets = [];

    private LogProperty[] _all = new LogProperty[UsualCount];

    public int Count { get; private set; }

    /// <summary>The template that the state hands over, or <see langword="null"/> when it has none.</summary>
    public MessageTemplate? Template { get; private set; }

    /// <summary>How these properties fill the template; <see langword="null"/> without one.</summary>
    public PropertyLayout? Shape { get; private set; }

    /// <summary>Whether the message can be made of template and properties. Else the state is none of the usual ones.</summary>
    public bool MakeMessage => Shape?.Holes is not null;

    /// <summary>Values that are secret by their names alone, so that a text which holds them can be freed of them.</summary>
    public IReadOnlyList<object> Secrets => _secrets;

    public Span<LogProperty> All => _all.AsSpan(0, Count);

    /// <returns><see langword="false"/>, when the state has no properties but is a text by itself.</returns>
    public bool TryRead(object? state, MessageRenderer texts)
    {
        Clear();
        var reads = true;
        try
        {
            reads = Read(state, texts);
        }
        catch (Exception)
        {
            // The caller's, and it throws while it is read: what came before is used.
        }

        Shape ??= Template?.ShapeOf(All);
        return reads;
    }

    public void Clear()
    {
        foreach (ref var property in All)
        {
            property.Value = null;
        }

        Count = 0;
        (Template, Shape) = (null, null);
        if (_secrets.Count > 0)
        {
            _secrets.Clear();
        }

        if (_all.Length > MostKept)
        {
            _all = new LogProperty[UsualCount];
        }
    }

    private bool Read(object? state, MessageRenderer texts)
    {
        switch (state)
        {
            case IReadOnlyList<KeyValuePair<string, object?>> list:
                // By index: an enumerator would be allocated.
                ReadList(list, texts);
                return true;
            case Dictionary<string, object?> properties:
                // By its own enumerator, for the same reason.
                foreach (var (key, value) in properties)
                {
                    Add(key, value, texts);
                }

                return true;
            case IEnumerable<KeyValuePair<string, object?>> properties:
                foreach (var (key, value) in properties.Take(MostRead))
                {
                    Add(key, value, texts);
                }

                return true;
            case IEnumerable<KeyValuePair<string, string?>> properties:
                foreach (var (key, value) in properties.Take(MostRead))
                {
                    Add(key, value, texts);
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>The template stands last as a rule, and tells the names to expect: those of earlier calls, known by their references.</summary>
    private void ReadList(IReadOnlyList<KeyValuePair<string, object?>> list, MessageRenderer texts)
    {
        var count = Math.Min(list.Count, MostRead);
        if (TryReadTemplate(list, count - 1, texts))
        {
            count--;
        }

        var expected = Template?.Expected(count);
        var names = expected is null ? [] : expected.Names;
        var asExpected = 0;
        for (var i = 0; i < count; i++)
        {
            try
            {
                for (; i < count; i++)
                {
                    var (key, value) = list[i];
                    if (i < names.Length && ReferenceEquals(key, names[i].Given))
                    {
                        Add(names[i], value, texts.Safe);
                        asExpected++;
                    }
                    else
                    {
                        Add(key, value, texts);
                    }
                }
            }
            catch (Exception)
            {
                // A call with fewer arguments than its template has places throws for those that are missing.
            }
        }

        Shape = asExpected == count ? expected : null;
    }

    private bool TryReadTemplate(IReadOnlyList<KeyValuePair<string, object?>> list, int at, MessageRenderer texts)
    {
        try
        {
            if (at >= 0 && list[at] is { Key: PropertyName.OriginalFormat, Value: string text })
            {
                Template = texts.Template(text);
                return true;
            }
        }
        catch (Exception)
        {
            // As it will when it is read with the others.
        }

        return false;
    }

    private void Add(string? key, object? value, MessageRenderer texts)
    {
        if (string.IsNullOrEmpty(key))
        {
            return;
        }

        var name = texts.Safe.Name(key);
        if (name.IsTemplate)
        {
            Template = value is string text ? texts.Template(text) : null;
        }
        else
        {
            Add(name, value, texts.Safe);
        }
    }

    private void Add(PropertyName name, object? value, RedactedValues safe)
    {
        if (Count == _all.Length)
        {
            Array.Resize(ref _all, Count * 2);
        }

        ref var property = ref _all[Count];
        if (!ReferenceEquals(property.Name, name))
        {
            // Else it is that of the line before.
            property.Name = name;
        }

        property.Value = safe.Value(name, value);
        property.InMessage = default;
        Count++;
        if (name.IsSecret && value is not (null or bool))
        {
            _secrets.Add(value);
        }
    }
}
