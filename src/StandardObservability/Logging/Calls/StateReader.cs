using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;

namespace StandardObservability.Logging.Calls;

/// <summary>Reads the properties and the template of a log state or a scope.</summary>
/// <remarks>Each property is read once, because a struct boxes its values at each read.</remarks>
internal sealed class StateReader(PropertyNames names, TemplateCache templates)
{
    /// <summary>Maximum number of properties that are read of a list or an endless sequence.</summary>
    private const int MaxRead = 16_384;

    /// <summary>Reads a state. A state that throws is read as far as possible.</summary>
    /// <param name="state">The state of a log call or a scope.</param>
    /// <param name="to">The properties, empty before.</param>
    /// <returns><see langword="false"/> when the state has no properties, so that only its text can be written.</returns>
    public bool TryRead(object? state, PropertySet to)
    {
        var hasProperties = true;
        try
        {
            hasProperties = Read(state, to);
        }
        catch (Exception)
        {
            // The caller's state throws while it is read. The properties before are written.
        }

        to.Layout ??= to.Template?.Layouts.FindOrCreate(to.All);
        return hasProperties;
    }

    private bool Read(object? state, PropertySet to)
    {
        switch (state)
        {
            case IReadOnlyList<KeyValuePair<string, object?>> list:
                // By index, because the enumerator would be allocated.
                ReadList(list, to);
                return true;
            case Dictionary<string, object?> properties:
                // The enumerator of this type is a struct, and is not allocated.
                foreach (var (key, value) in properties)
                {
                    Add(key, value, to);
                }

                return true;
            case IEnumerable<KeyValuePair<string, object?>> properties:
                AddAll(properties, to);
                return true;
            case IEnumerable<KeyValuePair<string, string?>> properties:
                AddAll(properties, to);
                return true;
            default:
                return false;
        }
    }

    private void AddAll<T>(IEnumerable<KeyValuePair<string, T>> properties, PropertySet to)
    {
        var read = 0;
        foreach (var (key, value) in properties)
        {
            Add(key, value, to);
            if (++read == MaxRead)
            {
                break;
            }
        }
    }

    /// <summary>Reads the template first, which usually is the last item. Its previous layout predicts the names, which are compared by reference.</summary>
    private void ReadList(IReadOnlyList<KeyValuePair<string, object?>> list, PropertySet to)
    {
        var count = Math.Min(list.Count, MaxRead);
        if (TryReadTemplate(list, count - 1, to))
        {
            count--;
        }

        var predicted = to.Template?.Layouts.Find(count);
        var predictedNames = predicted is null ? [] : predicted.Names;
        var matches = 0;
        for (var i = 0; i < count; i++)
        {
            try
            {
                for (; i < count; i++)
                {
                    var (key, value) = list[i];
                    if (i < predictedNames.Length && ReferenceEquals(key, predictedNames[i].SourceKey))
                    {
                        to.Add(predictedNames[i], value);
                        matches++;
                    }
                    else
                    {
                        Add(key, value, to);
                    }
                }
            }
            catch (Exception)
            {
                // A call with fewer arguments than placeholders throws for the missing ones.
            }
        }

        to.Layout = matches == count ? predicted : null;
    }

    private bool TryReadTemplate(IReadOnlyList<KeyValuePair<string, object?>> list, int index, PropertySet to)
    {
        try
        {
            if (index >= 0 && list[index] is { Key: PropertyName.OriginalFormat, Value: string text })
            {
                to.Template = templates.Find(text);
                return true;
            }
        }
        catch (Exception)
        {
            // The same exception follows when the item is read as a property.
        }

        return false;
    }

    private void Add(string? key, object? value, PropertySet to)
    {
        if (string.IsNullOrEmpty(key))
        {
            return;
        }

        var name = names.Find(key);
        if (name.IsTemplate)
        {
            to.Template = value is string text ? templates.Find(text) : null;
        }
        else
        {
            to.Add(name, value);
        }
    }
}
