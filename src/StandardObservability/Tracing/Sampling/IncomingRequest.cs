namespace StandardObservability.Tracing.Sampling;

/// <summary>What a server knows of a request before the request's span exists, for a sampler that decides by it.</summary>
/// <remarks>
/// ASP.NET Core starts its server activity without attributes, so the web half puts them here. The value flows with the request;
/// only the server activity of the request may be judged by it.
/// </remarks>
/// <param name="Method">Method as the request names it.</param>
/// <param name="Path">Path without the query.</param>
/// <param name="Host">The header <c>Host</c>.</param>
internal sealed record IncomingRequest(string Method, string Path, string? Host)
{
    private static readonly AsyncLocal<IncomingRequest?> Flowing = new();

    public static IncomingRequest? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
