using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Compliance.Redaction;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Policy;
using StandardObservability.Redaction.Classification;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Scanning;
using StandardObservability.Settings;
using StandardObservability.Text;

namespace StandardObservability.Redaction;

/// <summary>Redacts secrets and personal data in all signals of one host: by data classification, by key and by the form of a value.</summary>
/// <remarks>
/// Thread-safe. A value without secrets costs no allocation. In other values only the secret is replaced, by a <see cref="Marker"/>.
/// Redacting again restores nothing; it may remove more, where a marker makes its neighbor look like a secret.
/// </remarks>
internal sealed class RedactionPolicy : IDisposable
{
    private readonly HarmlessPairs _harmless = new();
    private readonly SecretKeyCache? _keys;
    private readonly ValueScanner? _values;
    private readonly ClassifiedValueRenderer? _classified;

    /// <param name="options">The settings.</param>
    /// <param name="redactors">The application's redactors of data classifications.</param>
    /// <param name="standard">The policy of the organization. The settings cannot disable what it classifies.</param>
    public RedactionPolicy(RedactionOptions options, IRedactorProvider? redactors = null, HostPolicy? standard = null)
    {
        string[] classified = [.. standard?.Attributes?.ClassifiedKeys ?? []];
        var disabledKinds = options.Kinds.FindDisabled();
        var hasKeys = options.Enabled && !disabledKinds.Contains(RedactionKinds.Key);
        var isClassifiedOnly = !hasKeys && classified.Length > 0;
        var rules = new KeyRules(options.Keys.WithoutBlanks(), options.AllowedKeys.WithoutBlanks(), classified, isClassifiedOnly);
        _keys = hasKeys || classified.Length > 0 ? new SecretKeyCache(rules) : null;
        (Standard, IsEnabled) = (standard, options.Enabled || classified.Length > 0);
        if (options.Enabled)
        {
            _values = new ValueScanner(rules, kind => !disabledKinds.Contains(kind));
            _classified = disabledKinds.Contains(RedactionKinds.Classified) ? null : new ClassifiedValueRenderer(redactors);
        }
    }

    /// <summary>The policy of the organization, which denies and classifies keys; <see langword="null"/> outside a host.</summary>
    public HostPolicy? Standard { get; }

    /// <summary>Whether redaction is enabled.</summary>
    public bool IsEnabled { get; }

    /// <summary>Redacts the values of secret route parameters in the path of a request, or <see langword="null"/>.</summary>
    public Func<string, string>? RequestPathRedactor { get; set; }

    /// <summary>Whether values with a data classification are redacted.</summary>
    public bool RedactsClassified => _classified is not null;

    /// <summary>The marker that replaces the value of a secret key.</summary>
    public static string KeyMarker { get; } = Marker.Create(RedactionKinds.Key);

    /// <summary>Which values of a key are secret. Results are cached.</summary>
    public KeySecrecy FindSecrecy(ReadOnlySpan<char> key) => _keys is null ? KeySecrecy.None : _keys.Find(key);

    /// <inheritdoc cref="FindSecrecy(ReadOnlySpan{char})"/>
    public KeySecrecy FindSecrecy(ReadOnlySpan<byte> utf8Key) => _keys is null ? KeySecrecy.None : _keys.Find(utf8Key);

    /// <summary>Whether every value of this key is secret. Results are cached.</summary>
    public bool IsSecretKey(ReadOnlySpan<char> key) => FindSecrecy(key) == KeySecrecy.Always;

    /// <summary>Whether values of a key may be secret because of it.</summary>
    public bool MayBeSecretKey(string key) => FindSecrecy(key) != KeySecrecy.None;

    /// <summary>Whether an item of a list is the secret value of the command-line option before it.</summary>
    public bool IsSecretArgument(object? before, object? item)
        => ArgumentOption.TryRead(before, item, out var name, out var value) && SecretValues.IsSecret(FindSecrecy(name), value);

    /// <summary>Whether a parameter of a URL or of a form is secret because of its name.</summary>
    public bool IsSecretParameter(string name, string value) => SecretValues.IsSecret(FindSecrecy(name), value, isInUrl: true);

    /// <summary>Replaces the secrets in a text.</summary>
    /// <returns><see langword="false"/> when there are none.</returns>
    public bool TryRedact(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? redacted)
    {
        redacted = _values?.Scan(text) is { } findings ? SecretReplacer.Replace(text, findings) : null;
        return redacted is not null;
    }

    /// <inheritdoc cref="TryRedact(ReadOnlySpan{char}, out string)"/>
    public bool TryRedact(string text, [NotNullWhen(true)] out string? redacted)
    {
        redacted = _values?.Scan(text) is { } findings ? SecretReplacer.Replace(text, findings) : null;
        return redacted is not null;
    }

    /// <summary>Finds the secrets of a text; <see langword="null"/> when there are none.</summary>
    public List<Finding>? Find(ReadOnlySpan<char> text) => _values?.Scan(text);

    /// <summary>The positions of the secrets of a text; empty when there are none.</summary>
    public IEnumerable<Range> FindPositions(string text) => Find(text)?.Select(static f => f.Start..f.End) ?? [];

    /// <summary>Whether a value within or after a text may be secret because of the text. <see langword="false"/> is certain.</summary>
    public bool MayPrecedeSecret(ReadOnlySpan<char> text) => _values is not null && ValueScanner.MayPrecedeSecret(text);

    /// <summary>Checks by its characters alone whether a text may contain a secret. <see langword="false"/> is certain.</summary>
    /// <param name="utf8">The text, raw or escaped as a JSON string.</param>
    public bool MayContainSecret(ReadOnlySpan<byte> utf8) => _values is not null && ValueScanner.MayContainSecret(utf8);

    /// <summary>Writes a text with its secrets replaced; writes nothing when there are none.</summary>
    /// <returns><see langword="false"/> when there are none.</returns>
    public bool TryRedact(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output)
    {
        if (_values?.Scan(utf8) is not { } findings)
        {
            return false;
        }

        SecretReplacer.Replace(utf8, findings, output);
        return true;
    }

    /// <summary>The text without its secrets; the same instance when there are none.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Redact(string? text) => text is not null && TryRedact(text, out var redacted) ? redacted : text;

    /// <summary>Redacts the value of a log property, a span attribute or the like: by its key, its classification and its form.</summary>
    /// <param name="key">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <param name="redacted">The value to export instead.</param>
    /// <returns><see langword="false"/> when the value may be exported unchanged.</returns>
    public bool TryRedact(string key, object? value, [NotNullWhen(true)] out object? redacted) => TryRedact(key, value, depth: 0, out redacted);

    /// <param name="key"><inheritdoc cref="TryRedact(string, object, out object)" path="/param[@name='key']"/></param>
    /// <param name="value"><inheritdoc cref="TryRedact(string, object, out object)" path="/param[@name='value']"/></param>
    /// <param name="depth">Number of collections around the value.</param>
    /// <param name="redacted"><inheritdoc cref="TryRedact(string, object, out object)" path="/param[@name='redacted']"/></param>
    /// <inheritdoc cref="TryRedact(string, object, out object)"/>
    public bool TryRedact(string key, object? value, int depth, [NotNullWhen(true)] out object? redacted)
    {
        redacted = value switch
        {
            null or bool => null,
            string text => FindHarmless(key, text) is null ? RedactText(key, text) : null,
            _ when FindSecrecy(key) is not KeySecrecy.None and var secrecy && SecretValues.IsSecret(secrecy, value) => KeyMarker,
            string?[] texts => RedactAll(texts),
            byte[] bytes => RedactBytes(bytes),
            char[] characters => TryRedact(characters.AsSpan(), out var replacement) ? replacement : null,
            _ when value.GetType().IsPrimitive => null,
            _ => RedactObject(value, depth),
        };
        return redacted is not null;
    }

    /// <summary>A pair in which nothing was found before, or <see langword="null"/>.</summary>
    public HarmlessPair? FindHarmless(string key, string text) => _harmless.Find(key, text);

    /// <summary>The redacted text of an object with data classifications, or <see langword="null"/> when its type has none.</summary>
    public string? RenderClassified(object value) => Redact(_classified?.Render(value));

    /// <summary>The redacted text of a property, or <see langword="null"/> when nothing is redacted.</summary>
    private string? RedactText(string key, string text)
    {
        if (FindSecrecy(key) is not KeySecrecy.None and var secrecy && SecretValues.IsSecret(secrecy, text))
        {
            return KeyMarker;
        }

        if (RequestPathNames.Contains(key))
        {
            return Redact(RequestPathRedactor?.Invoke(text) ?? text) is var path && ReferenceEquals(path, text) ? null : path;
        }

        if (!TryRedact(text, out var redacted))
        {
            _harmless.Add(key, text);
        }

        return redacted;
    }

    /// <summary>The redacted text of an object or the redacted copy of a collection; <see langword="null"/> when nothing is redacted.</summary>
    private object? RedactObject(object value, int depth)
        => !IsEnabled || IsNumberOrTime(value) ? null
        : RenderClassified(value) ?? RedactedPair.Render(value, this, depth) ?? CollectionCopy.CreateRedacted(value, this, depth)
        ?? (TryRedact(ValueText.Render(value).AsSpan(), out var redacted) ? redacted : null);

    private static bool IsNumberOrTime(object value)
        => value is Enum || (value is IFormattable && value.GetType() is { IsValueType: true } type && type.Assembly == typeof(object).Assembly);

    /// <summary>The redacted text of bytes, or <see langword="null"/> when they are not a text with a secret.</summary>
    public string? RedactBytes(ReadOnlySpan<byte> bytes)
    {
        if (!MayContainSecret(bytes))
        {
            return null;
        }

        var redacted = new ArrayBufferWriter<byte>();
        return TryRedact(bytes, redacted) ? Encoding.UTF8.GetString(redacted.WrittenSpan) : null;
    }

    private string?[]? RedactAll(string?[] texts)
    {
        string?[]? redacted = null;
        for (var i = 0; i < texts.Length; i++)
        {
            var replacement = i > 0 && IsSecretArgument(texts[i - 1], texts[i]) ? KeyMarker : null;
            if (replacement is not null || TryRedact(texts[i].AsSpan(), out replacement))
            {
                redacted ??= [.. texts];
                redacted[i] = replacement;
            }
        }

        return redacted;
    }

    /// <summary>Called when the host is disposed.</summary>
    public void Dispose() => RunningPolicies.Remove(this);
}
