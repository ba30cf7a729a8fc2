using System.Globalization;
using System.Text.Json;

namespace StandardObservability.Text;

/// <summary>A JSON value from outside. A member that is missing, null, of another kind or not valid text reads as missing; nothing throws.</summary>
/// <remarks>
/// JSON may contain half of a surrogate pair as an escape sequence, in a value and in a name. .NET parses such a document, and throws when
/// the text is read.
/// </remarks>
internal readonly struct LenientJson(JsonElement element)
{
    private readonly JsonElement _element = element;

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public bool IsArray => _element.ValueKind == JsonValueKind.Array;

    /// <summary>The root of a document; missing when the text is not JSON.</summary>
    public static LenientJson Parse(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? string.Empty);
            return new(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // An ArgumentException is half of a surrogate pair without an escape sequence.
            return default;
        }
    }

    public LenientJson Member(string name)
    {
        try
        {
            return IsObject && _element.TryGetProperty(name, out var member) ? new(member) : default;
        }
        catch (InvalidOperationException)
        {
            // The name of another member is not valid text.
            LenientJson last = default;
            foreach (var member in Members())
            {
                last = member.Key == name ? member.Value : last;
            }

            return last;
        }
    }

    /// <summary>The members of an object that have a text.</summary>
    public IEnumerable<KeyValuePair<string, LenientJson>> Members()
    {
        foreach (var member in IsObject ? _element.EnumerateObject() : default)
        {
            if (NameOf(in member) is { } name)
            {
                yield return new(name, new(member.Value));
            }
        }
    }

    /// <summary>The items of an array.</summary>
    public IEnumerable<LenientJson> Items()
    {
        foreach (var item in IsArray ? _element.EnumerateArray() : default)
        {
            yield return new(item);
        }
    }

    /// <summary>Reads the items of an array, except those that cannot be read.</summary>
    public List<T> ReadItems<T>(Func<LenientJson, T?> read)
        where T : class
    {
        List<T> items = [];
        foreach (var item in Items())
        {
            if (read(item) is { } value)
            {
                items.Add(value);
            }
        }

        return items;
    }

    public string? Text()
    {
        try
        {
            return _element.ValueKind == JsonValueKind.String ? _element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public string? Text(string name) => Member(name).Text();

    /// <summary>A text, or a whole number as text.</summary>
    public string? TextOrNumber(string name)
        => Member(name)._element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : Text(name);

    /// <summary>A finite number; a whole one may have an exponent.</summary>
    public double? Number(string name)
        => Member(name)._element is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;

    /// <summary>A point in time, as AWS writes it: seconds since 1970.</summary>
    public DateTimeOffset? UnixTime(string name)
        => Number(name) is >= 0 and < 253402300800 and var seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;

    private static string? NameOf(in JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
