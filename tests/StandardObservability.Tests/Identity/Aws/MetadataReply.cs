namespace StandardObservability.Tests.Identity.Aws;

/// <summary>What a metadata server answers, and how slowly.</summary>
/// <param name="Body">The body.</param>
/// <param name="Status">The status.</param>
/// <param name="Location">Where a redirect leads.</param>
/// <param name="PauseBetweenBytes">Time between any two bytes of the body.</param>
/// <param name="IsRaw">Whether the body is all that is said, which makes it no HTTP.</param>
internal sealed record MetadataReply(string Body, int Status = 200, string? Location = null, TimeSpan PauseBetweenBytes = default, bool IsRaw = false)
{
    /// <summary>The request is read, and nothing is ever said.</summary>
    public static MetadataReply? NoReply => null;

    public static implicit operator MetadataReply(string body) => new(body);
}
