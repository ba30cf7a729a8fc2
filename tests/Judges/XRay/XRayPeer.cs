using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Judges.XRay;

/// <summary>A service in Node.js that AWS's own X-Ray SDK traces, as caller and callee, and the daemon that receives its segments.</summary>
public sealed class XRayPeer : IAsyncDisposable
{
    private readonly Process _node;
    private readonly UdpClient _daemon;
    private readonly Task _receiving;
    private readonly List<JsonElement> _segments = [];
    private readonly HttpClient _http;

    private XRayPeer(Process node, UdpClient daemon, Uri address)
    {
        (_node, _daemon, Address) = (node, daemon, address);
        _http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = address };
        _receiving = ReceiveAsync();
    }

    /// <summary>Where the service listens.</summary>
    public Uri Address { get; }

    /// <summary>The segments that have arrived.</summary>
    public IReadOnlyList<JsonElement> Segments
    {
        get
        {
            lock (_segments)
            {
                return [.. _segments];
            }
        }
    }

    public static async Task<XRayPeer> StartAsync()
    {
        var daemon = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)daemon.Client.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);
        var node = Start(port);
        var line = await node.StandardOutput.ReadLineAsync() ?? throw new JudgeUnavailableException("AWS's X-Ray SDK for Node.js did not start. Run ./build.sh setup.");
        return new XRayPeer(node, daemon, new Uri($"http://127.0.0.1:{line}"));
    }

    /// <summary>Lets the service call a URL, in a segment of its own.</summary>
    public Task<JsonElement> CallAsync(Uri url, bool sampled) => AskAsync($"/call?url={Uri.EscapeDataString(url.ToString())}&sampled={(sampled ? 1 : 0)}");

    /// <summary>Lets the service call a URL with a trace header of the test, and read the answered header with the SDK.</summary>
    public Task<JsonElement> QueryAsync(Uri url, string header)
        => AskAsync($"/query?url={Uri.EscapeDataString(url.ToString())}&header={Uri.EscapeDataString(header)}");

    /// <summary>Waits for the segment with an id.</summary>
    public async Task<JsonElement> SegmentAsync(string id)
    {
        JsonElement Find() => Segments.FirstOrDefault(s => s.GetProperty("id").GetString() == id);
        await Poll.UntilAsync(() => Find().ValueKind != JsonValueKind.Undefined, Poll.DefaultTimeout, $"segment {id}");
        return Find();
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
        _daemon.Dispose();
        await _receiving;
        _http.Dispose();
    }

    private static Process Start(string port)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", ["xray-peer.cjs", port])
            {
                WorkingDirectory = JudgeFolder.Find(),
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
        }
        catch (Win32Exception missing)
        {
            throw new JudgeUnavailableException("node is not installed, so AWS's X-Ray SDK cannot run. Install Node.js 20 or later.", missing);
        }
    }

    private async Task<JsonElement> AskAsync(string path) => JsonElement.Parse(await _http.GetStringAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Each datagram has a header line and a segment document. Source: AWS X-Ray Developer Guide, "Sending trace data to AWS X-Ray".</summary>
    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var text = Encoding.UTF8.GetString((await _daemon.ReceiveAsync()).Buffer);
                lock (_segments)
                {
                    _segments.Add(JsonElement.Parse(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
