using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>The version of HTTP in metrics.</summary>
internal static class ProtocolVersion
{
    /// <returns><see langword="null"/> for a protocol that ASP.NET Core does not know.</returns>
    public static string? Find(string protocol)
        => HttpProtocol.IsHttp11(protocol) ? "1.1"
            : HttpProtocol.IsHttp2(protocol) ? "2"
            : HttpProtocol.IsHttp3(protocol) ? "3"
            : HttpProtocol.IsHttp10(protocol) ? "1.0"
            : HttpProtocol.IsHttp09(protocol) ? "0.9"
            : null;
}
