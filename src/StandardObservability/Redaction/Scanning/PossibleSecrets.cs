namespace StandardObservability.Redaction.Scanning;

/// <summary>The kinds of secrets that a text may contain, as far as its characters show.</summary>
[Flags]
internal enum PossibleSecrets
{
    /// <summary>No secret of any kind.</summary>
    None = 0,

    /// <summary>A secret after a name: <c>password=…</c>, <c>Cookie: …</c>, <c>Basic …</c>.</summary>
    AfterName = 1,

    /// <summary>A long token or key.</summary>
    LongToken = 2,

    /// <summary>An e-mail address.</summary>
    EmailAddress = 4,

    /// <summary>A number with many digits, or one after a country code.</summary>
    Number = 8,
}
