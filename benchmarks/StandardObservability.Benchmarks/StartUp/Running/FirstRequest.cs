using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StandardObservability.Benchmarks.StartUp.Running;

/// <summary>Connects as soon as the program listens, and sends one request.</summary>
internal static class FirstRequest
{
    private const int PollMilliseconds = 1;

    /// <param name="app">Where the program listens.</param>
    /// <param name="pause">Time between the connection and the request.</param>
    /// <param name="hasExited">Whether there is no program to wait for.</param>
    /// <param name="limit">Ends the wait.</param>
    public static async Task SendAsync(Uri app, TimeSpan pause, Func<bool> hasExited, CancellationToken limit)
    {
        using var socket = await ConnectAsync(app, hasExited, limit);
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, limit);
        }

        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /orders/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"), limit);
        var answer = new byte[4096];
        var length = await socket.ReceiveAsync(answer, limit);
        if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"The program answered {Encoding.ASCII.GetString(answer, 0, length)}");
        }
    }

    public static async Task<Socket> ConnectAsync(Uri app, Func<bool> hasExited, CancellationToken limit)
    {
        var address = new IPEndPoint(IPAddress.Parse(app.Host), app.Port);
        while (true)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, limit);
                return socket;
            }
            catch (SocketException) when (!hasExited())
            {
                socket.Dispose();
                await Task.Delay(PollMilliseconds, limit);
            }
        }
    }
}
