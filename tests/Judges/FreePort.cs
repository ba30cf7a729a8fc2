using System.Net;
using System.Net.Sockets;

namespace Judges;

/// <summary>Finds a port of the loopback address on which no process listens.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
