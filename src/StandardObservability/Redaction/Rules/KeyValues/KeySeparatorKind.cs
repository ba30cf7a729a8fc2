namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>The forms of a key and its value within a text.</summary>
internal enum KeySeparatorKind
{
    /// <summary>No separator follows, so it is not a key.</summary>
    None,

    /// <summary><c>key=value</c>, <c>key := "value"</c>.</summary>
    Equals,

    /// <summary><c>key%3Dvalue</c>, in an encoded query.</summary>
    EncodedEquals,

    /// <summary><c>key: value</c> and <c>"key":"value"</c>.</summary>
    Colon,

    /// <summary><c>key => value</c>.</summary>
    Arrow,

    /// <summary><c>&lt;key>value&lt;/key></c>.</summary>
    Element,

    /// <summary><c>--key value</c>.</summary>
    Option,

    /// <summary><c>-key value</c>.</summary>
    ShortOption,

    /// <summary><c>[key, value]</c> or <c>(key, value)</c>.</summary>
    Pair,

    /// <summary><c>"name":"key","value":"value"</c>.</summary>
    NamedValue,
}
