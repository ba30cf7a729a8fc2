using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Reads the address of the client.</summary>
internal static class ClientAddress
{
    /// <summary>The address, after <c>UseForwardedHeaders</c> that of the original client, or <see langword="null"/> for a connection without one.</summary>
    public static string? Find(HttpContext context)
        => context.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;
}
