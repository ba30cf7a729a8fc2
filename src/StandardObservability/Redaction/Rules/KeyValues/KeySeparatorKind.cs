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

    /// <summary><c>key -> value</c>, <c>key := value</c>. Both are also in code and in texts about columns and fields.</summary>
    LooseArrow,

    /// <summary><c>key</c>, a tab or <c>|</c>, and <c>value</c>; <c>name="key">value</c>.</summary>
    Column,

    /// <summary><c>key (remark): value</c>.</summary>
    Remark,

    /// <summary><c>key is value</c>.</summary>
    Sentence,

    /// <summary><c>&lt;key>value&lt;/key></c>.</summary>
    Element,

    /// <summary><c>--key value</c>.</summary>
    Option,

    /// <summary><c>-key value</c> and <c>"--key", "value"</c>.</summary>
    ShortOption,

    /// <summary><c>[key, value]</c> or <c>(key, value)</c>.</summary>
    Pair,

    /// <summary><c>"name":"key","value":"value"</c>, <c>&lt;key value="value"/></c>, <c>key { Value = value }</c>.</summary>
    NamedValue,
}
