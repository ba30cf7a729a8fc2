namespace StandardObservability.Tests.Identity.Aws;

/// <summary>A response of a metadata server, and its speed.</summary>
/// <param name="Body">The body.</param>
/// <param name="Status">The status.</param>
/// <param name="Location">The target of a redirect.</param>
/// <param name="PauseBetweenBytes">Time between two bytes of the body.</param>
/// <param name="IsRaw">Whether the body is sent without status line and headers, so the response is not HTTP.</param>
internal sealed record MetadataReply(string Body, int Status = 200, string? Location = null, TimeSpan PauseBetweenBytes = default, bool IsRaw = false)
{
    /// <summary>The request is read and never answered.</summary>
    public static MetadataReply? NoReply => null;

    public static implicit operator MetadataReply(string body) => new(body);
}
