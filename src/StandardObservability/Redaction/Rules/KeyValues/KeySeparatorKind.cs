namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>Forms in which text writes a key and its value.</summary>
internal enum KeySeparatorKind
{
    /// <summary>It is no key.</summary>
    None,

    /// <summary><c>key=value</c>.</summary>
    Equals,

    /// <summary><c>key%3Dvalue</c>, a query within a query.</summary>
    EncodedEquals,

    /// <summary><c>key: value</c> and <c>"key":"value"</c>.</summary>
    Colon,

    /// <summary><c>&lt;key>value&lt;/key></c>.</summary>
    Element,

    /// <summary><c>--key value</c>.</summary>
    Option,
}
