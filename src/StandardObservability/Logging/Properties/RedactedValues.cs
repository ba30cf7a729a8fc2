using System.Collections;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Logging.Properties;

/// <summary>The caller's values as they may stand in a line: without secrets, and no text longer than a line.</summary>
/// <param name="redaction">What must not leave.</param>
/// <param name="maxChars">Longest text.</param>
internal sealed class RedactedValues(RedactionPolicy redaction, int maxChars)
{
    /// <summary>What is looked at beyond the longest text, so that a secret across the cut is seen whole.</summary>
    private const int Margin = 8 * 1024;

    private const int MostNames = 2048;

    private readonly ReferenceCache<PropertyName> _names = new(MostNames);

    /// <summary>Characters of a text beyond which nothing is of use.</summary>
    public int MostChars => maxChars + Margin + 1;

    public PropertyName Name(string key)
    {
        if (_names.Find(key) is not { } name)
        {
            name = new PropertyName(key, redaction);
            _names.Add(key, name);
        }

        return name;
    }

    /// <summary>A property's value: a text, a number or the like, or a collection whose items have still to be asked for.</summary>
    public object? Value(PropertyName name, object? value) => name.IsSecret ? OfSecretKey(value) : Value(value);

    /// <summary>An item of a collection, or a property whose name is no secret one.</summary>
    public object? Value(object? value) => value switch
    {
        null or bool => value,
        string text => Text(text),
        int or long or double or decimal or DateTime or DateTimeOffset or Guid or TimeSpan => value,
        KeyValuePair<string, object?> pair => Pair(pair.Key, pair.Value),
        KeyValuePair<string, string?> pair => Pair(pair.Key, pair.Value),
        DictionaryEntry pair => Pair(ValueText.Render(pair.Key), pair.Value),
        _ when value.GetType().IsPrimitive => value,
        _ => Object(value),
    };

    public string Text(string text) => text.Length <= maxChars ? redaction.Redact(text) : Cut(text);

    /// <summary>Whether a text that was put together of safe ones may stand as it is.</summary>
    /// <param name="json">The text, escaped for JSON.</param>
    public bool IsSafe(ReadOnlySpan<byte> json) => json.Length <= maxChars && !redaction.MayContainSecret(json);

    /// <summary>As pairs write themselves.</summary>
    public string Pair(string key, object? value) => $"[{key}, {(Value(Name(key), value) is { } safe ? Text(ValueText.Render(safe)) : null)}]";

    /// <summary>Redacts and cuts a text where it stands.</summary>
    public void Clean(CharBuffer text)
    {
        if (text.Length > maxChars)
        {
            var cut = Cut(text.Written);
            text.Clear();
            text.Append(cut);
        }
        else if (redaction.TryRedact(text.Written, out var redacted))
        {
            text.Clear();
            text.Append(redacted);
        }
    }

    private static object? OfSecretKey(object? value)
        => value is null or bool or string { Length: 0 } || (value is string text && Marker.IsMarker(text)) ? value : RedactionPolicy.KeyMarker;

    /// <summary>What can be formatted keeps its form, since templates say how; a text that it makes is looked at when it is written.</summary>
    private object Object(object value)
    {
        if (redaction.RenderClassified(value) is { } classified)
        {
            return Text(classified);
        }

        return value is IEnumerable || (value is IFormattable and not Uri) ? value : Text(ValueText.Render(value));
    }

    private string Cut(ReadOnlySpan<char> text)
    {
        var goesOn = text.Length > maxChars + Margin;
        text = goesOn ? text[..(maxChars + Margin)] : text;
        text = redaction.TryRedact(text, out var redacted) ? redacted : text;
        var end = Math.Clamp(goesOn ? text.Length - Margin : text.Length, 0, maxChars);
        if (end == text.Length)
        {
            return text.ToString();
        }

        end -= end > 0 && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return string.Concat(text[..end], CharBuffer.TruncationMark);
    }
}
