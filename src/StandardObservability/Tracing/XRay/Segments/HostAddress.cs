using System.Globalization;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>A host and its port as text.</summary>
internal static class HostAddress
{
    /// <summary>The host, and its port unless that is 0.</summary>
    public static string Format(string host, int port) => port == 0 ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
}
