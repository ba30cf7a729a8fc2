using System.Collections;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Logging.Properties;

/// <summary>Redacts the caller's values and limits the length of their texts.</summary>
/// <param name="redaction">Decides what is secret.</param>
/// <param name="maxChars">Maximum length of a text.</param>
internal sealed class RedactedValues(RedactionPolicy redaction, int maxChars)
{
    /// <summary>Characters that are searched after the maximum length, so that a secret at the cut is seen complete.</summary>
    private const int Margin = 8 * 1024;

    public PropertyNames Names { get; } = new(redaction);

    /// <summary>Maximum number of characters that redaction reads; more need not be rendered.</summary>
    public int MaxReadChars => maxChars + Margin + 1;

    /// <summary>Redacts a property's value by its name and its content.</summary>
    /// <returns>A text, a number or the like, or a collection whose items are not redacted yet.</returns>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <param name="reader">What writes the items of a lazy sequence.</param>
    public object? Redact(PropertyName name, object? value, LazyReaders reader = LazyReaders.None)
        => name.IsSecret ? RedactSecret(value) : Redact(value, reader);

    /// <summary>Redacts an item of a collection, or the value of a property whose name is not secret.</summary>
    public object? Redact(object? value, LazyReaders reader = LazyReaders.None) => value switch
    {
        null or bool => value,
        string text => RedactText(text),
        int or long or double or decimal or DateTime or DateTimeOffset or Guid or TimeSpan => value,
        KeyValuePair<string, object?> pair => RedactPair(pair.Key, pair.Value),
        KeyValuePair<string, string?> pair => RedactPair(pair.Key, pair.Value),
        DictionaryEntry pair => RedactPair(ValueText.Render(pair.Key), pair.Value),
        _ when value.GetType().IsPrimitive => value,
        _ => RedactObject(value, reader),
    };

    public string RedactText(string text) => text.Length <= maxChars ? redaction.Redact(text) : RedactAndTruncate(text);

    /// <summary>Whether a text that was composed of redacted values may be written unchanged.</summary>
    /// <param name="json">The text, escaped for JSON.</param>
    public bool IsSafe(ReadOnlySpan<byte> json) => json.Length <= maxChars && !redaction.MayContainSecret(json);

    /// <summary>Redacts and truncates the text of a buffer.</summary>
    public void RedactBuffer(CharBuffer text)
    {
        if (text.Length > maxChars)
        {
            var truncated = RedactAndTruncate(text.Written);
            text.Clear();
            text.Append(truncated);
        }
        else if (redaction.TryRedact(text.Written, out var redacted))
        {
            text.Clear();
            text.Append(redacted);
        }
    }

    private static object? RedactSecret(object? value)
        => value is null or bool or string { Length: 0 } || (value is string text && Marker.IsMarker(text)) ? value : RedactionPolicy.KeyMarker;

    /// <summary>Renders a pair as <see cref="KeyValuePair{TKey, TValue}"/> does.</summary>
    private string RedactPair(string key, object? value)
        => $"[{key}, {(Redact(Names.Find(key), value) is { } redacted ? RedactText(ValueText.Render(redacted)) : null)}]";

    /// <summary>Keeps what can be formatted, because a template may define the format; the formatted text is redacted when it is written.</summary>
    private object RedactObject(object value, LazyReaders reader)
    {
        if (redaction.RenderClassified(value) is { } classified)
        {
            return RedactText(classified);
        }

        if (reader != LazyReaders.None && LazySequence.Is(value))
        {
            return LazySequence.Read((IEnumerable)value, reader);
        }

        return value is IEnumerable || (value is IFormattable and not Uri) ? value : RedactText(ValueText.Render(value));
    }

    private string RedactAndTruncate(ReadOnlySpan<char> text)
    {
        var isUnread = text.Length > maxChars + Margin;
        text = isUnread ? text[..(maxChars + Margin)] : text;
        text = redaction.TryRedact(text, out var redacted) ? redacted : text;
        var end = Math.Clamp(isUnread ? text.Length - Margin : text.Length, 0, maxChars);
        if (end == text.Length)
        {
            return text.ToString();
        }

        end -= end > 0 && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return string.Concat(text[..end], CharBuffer.TruncationMark);
    }
}
