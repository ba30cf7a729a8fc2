using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Metadata;

/// <summary>What a metadata server said.</summary>
/// <param name="Text">The body of a good answer.</param>
/// <param name="Failure">Why there is none, as the end of a sentence that begins with the server.</param>
internal readonly record struct MetadataResponse(string? Text, string? Failure)
{
    public static MetadataResponse Failed(string reason) => new(null, reason);

    /// <summary>The body as an object, or why there is none.</summary>
    public LenientJson Read(out string? failure)
    {
        var document = LenientJson.Parse(Text);
        failure = Failure ?? (document.IsObject ? null : "answered with something that is no JSON object");
        return document;
    }
}
