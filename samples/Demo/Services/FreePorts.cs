using System.Net;
using System.Net.Sockets;

namespace Demo.Services;

/// <summary>Finds loopback ports that are not in use.</summary>
internal static class FreePorts
{
    public static int[] Find(int count)
    {
        // All listeners stay open until the last port is found, so that the ports are different.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }
}
