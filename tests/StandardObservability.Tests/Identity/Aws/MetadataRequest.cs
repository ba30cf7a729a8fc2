namespace StandardObservability.Tests.Identity.Aws;

/// <summary>A request to a metadata server.</summary>
internal sealed record MetadataRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public override string ToString() => $"{Method} {Path}";
}
