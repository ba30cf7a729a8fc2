using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Judges.Tests;

public sealed class FreePortTests
{
    [Fact]
    public void Gives_a_port_that_can_be_listened_on()
    {
        using var listener = new TcpListener(IPAddress.Loopback, FreePort.Next());

        listener.Start();

        Assert.NotEqual(0, ((IPEndPoint)listener.LocalEndpoint).Port);
    }
}
