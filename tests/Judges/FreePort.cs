using System.Net;
using System.Net.Sockets;

namespace Judges;

/// <summary>A port of the loopback address on which nothing listens.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
