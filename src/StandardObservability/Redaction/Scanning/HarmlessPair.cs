namespace StandardObservability.Redaction.Scanning;

/// <summary>A key and a text without a secret.</summary>
internal sealed class HarmlessPair(string key, string text)
{
    /// <summary>Most texts and all usual keys are constants of their library, so the references are compared first.</summary>
    public bool Is(string otherKey, string otherText)
        => (ReferenceEquals(text, otherText) || string.Equals(text, otherText)) && (ReferenceEquals(key, otherKey) || string.Equals(key, otherKey));

    public string Key => key;

    public string Text => text;

    /// <summary>The pair as bytes of an exporter, which creates them when it first needs them.</summary>
    public byte[]? Encoded { get; set; }
}
