namespace StandardObservability.Redaction.Scanning;

/// <summary>A key and a text without a secret.</summary>
internal sealed class HarmlessPair(string key, string text)
{
    public string Key => key;

    public string Text => text;

    /// <summary>The pair as bytes of an exporter, which creates them when it first needs them.</summary>
    public byte[]? Encoded { get; set; }
}
