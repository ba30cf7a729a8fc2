using StandardObservability.Conventions.Logging;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Keys;
using StandardObservability.Text;

namespace StandardObservability.Logging.Properties;

/// <summary>The name of a property with its JSON key and redaction result, computed once.</summary>
internal sealed class PropertyName
{
    /// <summary>The name under which .NET's log states pass the message template.</summary>
    public const string OriginalFormat = "{OriginalFormat}";

    private const int MaxLength = 256;

    public PropertyName(string key, RedactionPolicy redaction)
    {
        SourceKey = key;
        Key = RemoveOperator(key);
        IsTemplate = key == OriginalFormat;
        Secrecy = redaction.Standard?.IsHiddenInLogs(key) == true ? KeySecrecy.Always : redaction.FindSecrecy(key);
        IsRequestPath = RequestPathNames.Contains(Key);
        FieldName = AvoidReserved(redaction.Redact(Truncate(Key)));
        JsonKey = JsonFragments.Key(FieldName);
        Hash = string.GetHashCode(FieldName, StringComparison.Ordinal);
    }

    /// <summary>The caller's string, unchanged.</summary>
    public string SourceKey { get; }

    /// <summary>The caller's name without a leading <c>@</c> or <c>$</c>.</summary>
    public string Key { get; }

    /// <summary>Whether the value is the message template and not a property.</summary>
    public bool IsTemplate { get; }

    /// <summary>Which values of this name are secret.</summary>
    public KeySecrecy Secrecy { get; }

    /// <summary>Whether the value may be the path of a request, with secret route parameters.</summary>
    public bool IsRequestPath { get; }

    /// <summary>Whether values of this name, or parts of them, may be secret because of it.</summary>
    public bool MayBeSecret => Secrecy != KeySecrecy.None || IsRequestPath;

    /// <summary>Name of the JSON field.</summary>
    public string FieldName { get; }

    /// <summary>Comma, field name and colon as JSON.</summary>
    public Utf8Fragment JsonKey { get; }

    public int Hash { get; }

    /// <summary>One of 64 bits, chosen by the hash.</summary>
    public ulong HashBit => 1UL << (Hash & 63);

    public bool IsSameField(PropertyName other) => ReferenceEquals(this, other) || (Hash == other.Hash && FieldName == other.FieldName);

    /// <summary>Removes the operator of <c>{@Order}</c> and <c>{$Order}</c>, which other loggers interpret; the property is called Order.</summary>
    public static string RemoveOperator(string key) => key is ['@' or '$', _, ..] ? key[1..] : key;

    private static string Truncate(string name)
        => name.Length <= MaxLength ? name : name[..(char.IsHighSurrogate(name[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    private static string AvoidReserved(string name) => ReservedFields.Contains(name) ? LogFieldNames.AttributesPrefix + name : name;
}
