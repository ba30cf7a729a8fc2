namespace StandardObservability.Redaction.Scanning;

/// <summary>What a text may hold.</summary>
[Flags]
internal enum PossibleSecrets
{
    /// <summary>No secret of any kind.</summary>
    None = 0,

    /// <summary>A secret behind a name: <c>password=…</c>, <c>Cookie: …</c>, <c>Basic …</c>.</summary>
    AfterName = 1,

    /// <summary>A secret that is itself long: a token, a key.</summary>
    LongToken = 2,

    /// <summary>An address.</summary>
    EmailAddress = 4,

    /// <summary>A number with many digits, or one behind a country.</summary>
    Number = 8,
}
