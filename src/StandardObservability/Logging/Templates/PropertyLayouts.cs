using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Templates;

/// <summary>The property layouts that calls with one template have had. Few are kept, because a caller may create names for each call.</summary>
internal sealed class PropertyLayouts(TemplatePlaceholder[] placeholders)
{
    private const int MaxKept = 4;

    private PropertyLayout? _first;

    /// <summary>The latest layout with this number of properties, or <see langword="null"/>.</summary>
    public PropertyLayout? Find(int count)
    {
        var layout = _first;
        while (layout is not null && layout.Names.Length != count)
        {
            layout = layout.Next;
        }

        return layout;
    }

    /// <summary>The layout of these properties, created when none matches.</summary>
    public PropertyLayout FindOrCreate(ReadOnlySpan<LogProperty> properties)
    {
        var kept = 0;
        for (var layout = _first; layout is not null; layout = layout.Next, kept++)
        {
            if (layout.Matches(properties))
            {
                return layout;
            }
        }

        var names = new PropertyName[properties.Length];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = properties[i].Name;
        }

        return _first = new PropertyLayout(names, FindPlaceholderProperties(names), kept < MaxKept ? _first : null);
    }

    /// <summary>Without properties there is nothing to fill in, and the template is the message. A property without a name is not read.</summary>
    private int[]? FindPlaceholderProperties(PropertyName[] names)
    {
        if (names.Length == 0)
        {
            return HasUnnamed() ? null : [];
        }

        var indexes = new int[placeholders.Length];
        for (var i = 0; i < indexes.Length; i++)
        {
            indexes[i] = FindProperty(names, placeholders[i].Name, i);
            if (indexes[i] < 0)
            {
                return null;
            }
        }

        return indexes;
    }

    private bool HasUnnamed()
    {
        foreach (var placeholder in placeholders)
        {
            if (placeholder.Name.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds a property by position, as .NET's states order them; otherwise by name, because generated states follow the parameters.</summary>
    private static int FindProperty(PropertyName[] names, string name, int position)
    {
        if (position < names.Length && names[position].Key == name)
        {
            return position;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
