using System.Net;
using System.Net.Sockets;

namespace StandardObservability.Benchmarks.StartUp.Running;

/// <summary>Finds a port on which nothing listens.</summary>
internal static class FreeAddress
{
    public static Uri Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }
}
