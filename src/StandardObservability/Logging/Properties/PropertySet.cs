using System.Runtime.InteropServices;

namespace StandardObservability.Logging.Properties;

/// <summary>The properties of a state or a scope. Each is asked for once, since a struct's values are new objects each time.</summary>
internal sealed class PropertySet
{
    /// <summary>More is not read, of a list or an endless sequence.</summary>
    private const int MostRead = 16_384;

    private const int MostKept = 256;

    private readonly List<LogProperty> _all = [];
    private readonly List<object> _secrets = [];

    /// <summary>The template that the state hands over.</summary>
    public string? Template { get; private set; }

    public ReadOnlySpan<LogProperty> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>Values that are secret by their names alone, so that a text which holds them can be freed of them.</summary>
    public IReadOnlyList<object> Secrets => _secrets;

    /// <returns><see langword="false"/>, when the state has no properties but is a text by itself.</returns>
    public bool TryRead(object? state, SafeValues safe)
    {
        Clear();
        try
        {
            return Read(state, safe);
        }
        catch (Exception)
        {
            // The caller's, and it throws while it is read: what came before is used.
            return true;
        }
    }

    public void Clear()
    {
        if (_all.Count == 0 && Template is null)
        {
            return;
        }

        Template = null;
        _secrets.Clear();
        _all.Clear();
        if (_all.Capacity > MostKept)
        {
            _all.Capacity = 0;
        }
    }

    private bool Read(object? state, SafeValues safe)
    {
        switch (state)
        {
            case IReadOnlyList<KeyValuePair<string, object?>> list:
                // By index: an enumerator would be allocated.
                for (var i = 0; i < list.Count && i < MostRead; i++)
                {
                    Add(list, i, safe);
                }

                return true;
            case Dictionary<string, object?> properties:
                // By its own enumerator, for the same reason.
                foreach (var (key, value) in properties)
                {
                    Add(key, value, safe);
                }

                return true;
            case IEnumerable<KeyValuePair<string, object?>> properties:
                foreach (var (key, value) in properties.Take(MostRead))
                {
                    Add(key, value, safe);
                }

                return true;
            case IEnumerable<KeyValuePair<string, string?>> properties:
                foreach (var (key, value) in properties.Take(MostRead))
                {
                    Add(key, value, safe);
                }

                return true;
            default:
                return false;
        }
    }

    private void Add(IReadOnlyList<KeyValuePair<string, object?>> list, int index, SafeValues safe)
    {
        try
        {
            var (key, value) = list[index];
            Add(key, value, safe);
        }
        catch (Exception)
        {
            // A call with fewer arguments than its template has places throws for those that are missing.
        }
    }

    private void Add(string? key, object? value, SafeValues safe)
    {
        if (string.IsNullOrEmpty(key))
        {
            return;
        }

        var name = safe.Name(key);
        if (name.IsTemplate)
        {
            Template = value as string;
        }
        else
        {
            _all.Add(new LogProperty(name, safe.Value(name, value)));
            if (name.IsSecret && value is not (null or bool))
            {
                _secrets.Add(value);
            }
        }
    }
}
