using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Metadata;

/// <summary>The response of a metadata server.</summary>
/// <param name="Text">The body, or <see langword="null"/> after a failure.</param>
/// <param name="Failure">Why there is no body, as the end of a sentence whose subject is the server.</param>
internal readonly record struct MetadataResponse(string? Text, string? Failure)
{
    public static MetadataResponse Failed(string reason) => new(null, reason);

    /// <summary>Parses the body as a JSON object.</summary>
    public LenientJson Read(out string? failure)
    {
        var document = LenientJson.Parse(Text);
        failure = Failure ?? (document.IsObject ? null : "did not return a JSON object");
        return document;
    }
}
