using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Metadata;

/// <summary>The response of a metadata server.</summary>
/// <param name="text">The body.</param>
internal sealed class MetadataResponse(string? text)
{
    /// <summary>The body, or <see langword="null"/> after a failure.</summary>
    public string? Text { get; } = text;

    /// <summary>Why there is no body, as the end of a sentence whose subject is the server.</summary>
    public string? Failure { get; private init; }

    /// <summary>Whether a second request may succeed.</summary>
    public bool CanRetry { get; private init; }

    public static MetadataResponse Failed(string reason, bool canRetry = false) => new(null) { Failure = reason, CanRetry = canRetry };

    /// <summary>Parses the body as a JSON object.</summary>
    public LenientJson Read(out string? failure)
    {
        var document = LenientJson.Parse(Text);
        failure = Failure ?? (document.IsObject ? null : "did not return a JSON object");
        return document;
    }
}
