using System.Collections;
using System.Text.Json.Nodes;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Keys;
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
        => name.MayBeSecret ? RedactNamed(name, value, reader) : Redact(value, reader);

    /// <summary>Redacts an item of a collection, or the value of a property whose name is not secret.</summary>
    public object? Redact(object? value, LazyReaders reader = LazyReaders.None) => value switch
    {
        null or bool => value,
        string text => RedactText(text),
        int or long or double or decimal or DateTime or DateTimeOffset or Guid or TimeSpan => value,
        _ when value.GetType().IsPrimitive => value,
        _ => RedactObject(value, reader),
    };

    /// <summary>Redacts an item of a list, which may be the value of the option before it.</summary>
    public object? RedactItem(object? before, object? item)
        => redaction.IsSecretArgument(before, item) ? RedactionPolicy.KeyMarker : Redact(item);

    public string RedactText(string text) => text.Length <= maxChars ? redaction.Redact(text) : RedactAndTruncate(text);

    /// <summary>Whether a text that was composed of redacted values may be written unchanged.</summary>
    /// <param name="json">The text, escaped for JSON.</param>
    public bool IsSafe(ReadOnlySpan<byte> json) => json.Length <= maxChars && !redaction.MayContainSecret(json);

    /// <summary>Whether the text of a template may make a value secret. <see langword="false"/> is certain.</summary>
    public bool MayPrecedeSecret(string template) => redaction.MayPrecedeSecret(template);

    /// <summary>Finds the secrets of a text, as far as it may be written.</summary>
    public List<Finding>? Find(ReadOnlySpan<char> text) => redaction.Find(text[..Math.Min(text.Length, maxChars + Margin)]);

    /// <summary>Replaces the secrets of a buffer and truncates it.</summary>
    public void Replace(CharBuffer text, List<Finding> findings)
    {
        var redacted = SecretReplacer.Replace(text.Written[..Math.Min(text.Length, maxChars + Margin)], findings);
        SetText(text, Truncate(redacted, isUnread: text.Length > maxChars + Margin));
    }

    /// <summary>Truncates a buffer that has no secrets.</summary>
    public void Truncate(CharBuffer text)
    {
        if (text.Length > maxChars)
        {
            var isUnread = text.Length > maxChars + Margin;
            SetText(text, Truncate(text.Written[..Math.Min(text.Length, maxChars + Margin)], isUnread));
        }
    }

    /// <summary>Renders a pair as its own <c>ToString</c> does.</summary>
    private string RedactPair(object pair, string key, object? value, bool isInUrl)
    {
        var name = Names.Find(key);
        var redacted = SecretValues.IsSecret(name.Secrecy, value, isInUrl) ? RedactionPolicy.KeyMarker : Redact(value);
        return RedactText(RedactedPair.Format(pair, key, redacted is null ? null : RedactText(ValueText.Render(redacted))));
    }

    private object? RedactNamed(PropertyName name, object? value, LazyReaders reader)
        => SecretValues.IsSecret(name.Secrecy, value) ? Hide(name)
            : name.IsRequestPath && value is string path && redaction.RequestPathRedactor is { } redactor ? RedactText(redactor(path))
            : Redact(value, reader);

    private string Hide(PropertyName name)
    {
        redaction.Standard?.CountClassified(name.Key);
        return RedactionPolicy.KeyMarker;
    }

    /// <summary>Keeps what can be formatted, because a template may define the format; the formatted text is redacted when it is written.</summary>
    private object RedactObject(object value, LazyReaders reader)
    {
        if (redaction.RenderClassified(value) is { } classified)
        {
            return RedactText(classified);
        }

        if (RedactedPair.TryRead(value, out var key, out var pairValue, out var isInUrl))
        {
            return RedactPair(value, key, pairValue, isInUrl);
        }

        if (FindText(value) is { } text)
        {
            return text;
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
        return Truncate(redaction.TryRedact(text, out var redacted) ? redacted : text, isUnread);
    }

    /// <summary>The redacted text of characters, or of bytes that are a text with a secret.</summary>
    private string? FindText(object value) => value switch
    {
        byte[] bytes => RedactBytes(bytes),
        ArraySegment<byte> bytes => RedactBytes(bytes),
        char[] characters when redaction.Find(characters.AsSpan(0, Math.Min(characters.Length, MaxReadChars))) is not null => RedactAndTruncate(characters),
        JsonValue json => RedactText(ValueText.Render(json)),
        _ => null,
    };

    private string? RedactBytes(ReadOnlySpan<byte> bytes)
        => redaction.RedactBytes(bytes[..Math.Min(bytes.Length, MaxReadChars)]) is { } text ? RedactText(text) : null;

    private static void SetText(CharBuffer buffer, string text)
    {
        buffer.Clear();
        buffer.Append(text);
    }

    private string Truncate(ReadOnlySpan<char> text, bool isUnread)
    {
        var end = Math.Clamp(isUnread ? text.Length - Margin : text.Length, 0, maxChars);
        if (end == text.Length)
        {
            return text.ToString();
        }

        end -= end > 0 && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return string.Concat(text[..end], CharBuffer.TruncationMark);
    }
}
