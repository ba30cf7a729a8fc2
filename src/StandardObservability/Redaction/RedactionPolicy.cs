using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Compliance.Redaction;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Classification;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Scanning;
using StandardObservability.Settings;
using StandardObservability.Text;

namespace StandardObservability.Redaction;

/// <summary>What must not leave, for every signal of one host: by data classification, by key, by what a value looks like.</summary>
/// <remarks>
/// Thread-safe. Where nothing is found nothing is allocated. Where something is, only the secret is replaced, by a
/// <see cref="Marker"/>; what was redacted once is not changed again.
/// </remarks>
internal sealed class RedactionPolicy : IDisposable
{
    /// <summary>Longer texts are rented for.</summary>
    private const int StackLength = 256;

    private readonly SecretKeyCache? _keys;
    private readonly ValueScanner? _values;
    private readonly ClassifiedValueRenderer? _classified;

    public RedactionPolicy(RedactionOptions options, IRedactorProvider? redactors = null)
    {
        if (!options.Enabled)
        {
            return;
        }

        var rules = new KeyRules(options.Keys.WithoutBlanks(), options.AllowedKeys.WithoutBlanks());
        var off = options.Kinds.Where(static k => !k.Value).Select(static k => k.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _keys = off.Contains(RedactionKinds.Key) ? null : new SecretKeyCache(rules);
        _values = new ValueScanner(rules, kind => !off.Contains(kind));
        _classified = off.Contains(RedactionKinds.Classified) ? null : new ClassifiedValueRenderer(redactors);
        IsEnabled = true;
    }

    /// <summary>Whether anything is redacted at all.</summary>
    public bool IsEnabled { get; }

    /// <summary>What stands in place of the value of a secret key.</summary>
    public static string KeyMarker { get; } = Marker.Create(RedactionKinds.Key);

    /// <summary>Whether values of this key are secret whatever they look like. Answers are remembered.</summary>
    public bool IsSecretKey(ReadOnlySpan<char> key) => _keys is not null && _keys.IsSecret(key);

    /// <inheritdoc cref="IsSecretKey(ReadOnlySpan{char})"/>
    public bool IsSecretKey(ReadOnlySpan<byte> utf8Key)
    {
        if (_keys is null)
        {
            return false;
        }

        // Names stand at the end of keys.
        Span<char> key = stackalloc char[StackLength];
        utf8Key = utf8Key.Length > StackLength ? utf8Key[^StackLength..] : utf8Key;
        return _keys.IsSecret(key[..Encoding.UTF8.GetChars(utf8Key, key)]);
    }

    /// <summary>Replaces the secrets in a text.</summary>
    /// <returns><see langword="false"/>, when there are none.</returns>
    public bool TryRedact(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? redacted)
    {
        redacted = _values?.Scan(text) is { } found ? SecretReplacer.Replace(text, found) : null;
        return redacted is not null;
    }

    /// <summary>Whether a text may hold a secret, by its characters alone; where it says no, there is none.</summary>
    /// <param name="utf8">The text, as it is or as a JSON string.</param>
    public bool MayContainSecret(ReadOnlySpan<byte> utf8) => _values is not null && ValueScanner.MayContainSecret(utf8);

    /// <summary>Replaces the secrets in a text and writes the whole of it; writes nothing when there are none.</summary>
    /// <returns><see langword="false"/>, when there are none.</returns>
    public bool TryRedact(ReadOnlySpan<byte> utf8, IBufferWriter<byte> to)
    {
        if (Find(utf8) is not { } found)
        {
            return false;
        }

        SecretReplacer.Replace(utf8, found, to);
        return true;
    }

    /// <summary>The text without its secrets; the same instance when there are none.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Redact(string? text) => text is not null && TryRedact(text.AsSpan(), out var redacted) ? redacted : text;

    /// <summary>Redacts the value of a log property, a span attribute or the like: by its key, by its classification, by what it looks like.</summary>
    /// <param name="key">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <param name="redacted">What may leave instead.</param>
    /// <returns><see langword="false"/>, when the value may leave as it is.</returns>
    public bool TryRedact(string key, object? value, [NotNullWhen(true)] out object? redacted) => TryRedact(key, value, depth: 0, out redacted);

    /// <param name="key"><inheritdoc cref="TryRedact(string, object, out object)" path="/param[@name='key']"/></param>
    /// <param name="value"><inheritdoc cref="TryRedact(string, object, out object)" path="/param[@name='value']"/></param>
    /// <param name="depth">Within how many collections it stands.</param>
    /// <param name="redacted"><inheritdoc cref="TryRedact(string, object, out object)" path="/param[@name='redacted']"/></param>
    /// <inheritdoc cref="TryRedact(string, object, out object)"/>
    public bool TryRedact(string key, object? value, int depth, [NotNullWhen(true)] out object? redacted)
    {
        redacted = value switch
        {
            null or bool => null,
            string { Length: 0 } => null,
            _ when IsSecretKey(key) => value is string text && Marker.IsMarker(text) ? null : KeyMarker,
            string text => TryRedact(text.AsSpan(), out var clean) ? clean : null,
            string?[] texts => RedactAll(texts),
            _ when value.GetType().IsPrimitive => null,
            _ => RedactObject(value, depth),
        };
        return redacted is not null;
    }

    /// <summary>The redacted text of an object with data classifications, or <see langword="null"/> when its type has none.</summary>
    public string? RenderClassified(object value) => Redact(_classified?.Render(value));

    /// <summary>The text of an object when it is not what the object itself would write, or a copy of a collection.</summary>
    private object? RedactObject(object value, int depth)
        => !IsEnabled || IsNumberOrTime(value) ? null
        : RenderClassified(value) ?? CollectionCopy.CreateRedacted(value, this, depth)
        ?? (TryRedact(ValueText.Render(value).AsSpan(), out var redacted) ? redacted : null);

    private static bool IsNumberOrTime(object value)
        => value is Enum || (value is IFormattable && value.GetType() is { IsValueType: true } type && type.Assembly == typeof(object).Assembly);

    private string?[]? RedactAll(string?[] texts)
    {
        string?[]? redacted = null;
        for (var i = 0; i < texts.Length; i++)
        {
            if (TryRedact(texts[i].AsSpan(), out var clean))
            {
                redacted ??= [.. texts];
                redacted[i] = clean;
            }
        }

        return redacted;
    }

    /// <summary>The host that it belonged to is gone.</summary>
    public void Dispose() => RunningPolicies.Remove(this);

    /// <remarks>Rules look at ASCII alone, so one character a byte serves them, and positions stay what they are.</remarks>
    private List<Finding>? Find(ReadOnlySpan<byte> utf8)
    {
        if (_values is null || !ValueScanner.MayContainSecret(utf8))
        {
            return null;
        }

        if (utf8.Length <= StackLength)
        {
            Span<char> few = stackalloc char[StackLength];
            return _values.Scan(few[..Encoding.Latin1.GetChars(utf8, few)]);
        }

        var many = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return _values.Scan(many.AsSpan(0, Encoding.Latin1.GetChars(utf8, many)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(many);
        }
    }
}
