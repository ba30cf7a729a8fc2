using StandardObservability.Conventions.Logging;
using StandardObservability.Logging.Json;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Logging.Properties;

/// <summary>What is worked out once for the name of a property.</summary>
internal sealed class PropertyName
{
    /// <summary>Under which states hand over the template itself.</summary>
    public const string OriginalFormat = "{OriginalFormat}";

    private const int MaxLength = 256;

    public PropertyName(string key, RedactionPolicy redaction)
    {
        Given = key;
        Key = WithoutOperator(key);
        IsTemplate = key == OriginalFormat;
        IsSecret = redaction.IsSecretKey(key);
        Text = FieldName(redaction.Redact(Cut(Key)));
        Json = JsonFragments.Key(Text);
        Hash = string.GetHashCode(Text, StringComparison.Ordinal);
    }

    /// <summary>The caller's own string.</summary>
    public string Given { get; }

    /// <summary>The name as the caller wrote it, but for a leading <c>@</c> or <c>$</c>.</summary>
    public string Key { get; }

    /// <summary>Whether the value is the message's template and no property.</summary>
    public bool IsTemplate { get; }

    /// <summary>Whether the value is secret whatever it looks like.</summary>
    public bool IsSecret { get; }

    /// <summary>Name of the field.</summary>
    public string Text { get; }

    /// <summary>The field's key in the line: comma, name and colon.</summary>
    public Utf8Fragment Json { get; }

    public int Hash { get; }

    /// <summary>One of 64, by the hash.</summary>
    public ulong Bit => 1UL << (Hash & 63);

    public bool IsSameField(PropertyName other) => ReferenceEquals(this, other) || (Hash == other.Hash && Text == other.Text);

    /// <summary><c>{@Order}</c> and <c>{$Order}</c> tell other loggers how to write a value; the property is called Order.</summary>
    public static string WithoutOperator(string key) => key is ['@' or '$', _, ..] ? key[1..] : key;

    private static string Cut(string name)
        => name.Length <= MaxLength ? name : name[..(char.IsHighSurrogate(name[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    private static string FieldName(string name) => ReservedFields.Contains(name) ? LogFieldNames.AttributesPrefix + name : name;
}
