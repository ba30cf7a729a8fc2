namespace StandardObservability.Redaction.Keys;

/// <summary>Which values of a key are secret.</summary>
internal enum KeySecrecy
{
    /// <summary>No value because of the key.</summary>
    None,

    /// <summary>Every value.</summary>
    Always,

    /// <summary>Values that look unlike a word.</summary>
    UnlikeWord,

    /// <summary>Values that are not a path.</summary>
    NoPath,

    /// <summary>Long mixtures of letters and digits.</summary>
    Mixture,

    /// <summary>Four to twelve digits.</summary>
    PinNumber,

    /// <summary>Texts other than a number or a result.</summary>
    Passphrase,

    /// <summary>Values of 8 characters or more with a digit, but no Windows security identifier.</summary>
    SessionId,

    /// <summary>Values with 8 digits or more.</summary>
    CardNumber,

    /// <summary>Long mixtures of letters and digits, in a URL or a form only.</summary>
    InUrl,
}
