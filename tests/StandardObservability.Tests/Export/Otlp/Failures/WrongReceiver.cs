using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Tests.Export.Otlp.Failures;

/// <summary>Something at the port of a receiver that does not receive OTLP as it is sent: a server of ASP.NET Core, or a socket that answers with fixed bytes.</summary>
internal sealed class WrongReceiver : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private TcpListener? _socket;
    private WebApplication? _server;

    public int Port { get; } = FreePort.Next();

    public static async Task<WrongReceiver> StartAsync(string kind)
    {
        var receiver = new WrongReceiver();
        switch (kind)
        {
            case "nothing": break;
            case "HTTP/1.1" or "HTTP/2" or "HTTP/1.1 with TLS" or "HTTP/2 with TLS": await receiver.ServeAsync(kind, 404); break;
            case "another host" or "expired": await receiver.ServeAsync("HTTP/1.1 with TLS", 404, kind); break;
            case var status when int.TryParse(status, out var code): await receiver.ServeAsync("HTTP/1.1 and HTTP/2", code); break;
            default: receiver.Answer(FindBytes(kind)); break;
        }

        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _socket?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _end.Dispose();
    }

    private static byte[] FindBytes(string kind) => kind switch
    {
        "closes" => [],
        "nginx" => Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
        "HTTPS of Go" => Encoding.ASCII.GetBytes("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"),
        "gRPC of Go" => [0, 0, 0, 4, 0, 0, 0, 0, 0],
        "alert of TLS" => [0x15, 3, 1, 0, 2, 2, 0x16],
        "SSH" => Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.6\r\n"),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    private async Task ServeAsync(string kind, int status, string certificate = "localhost")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, Port, o =>
        {
            o.Protocols = kind.StartsWith("HTTP/2", StringComparison.Ordinal) ? HttpProtocols.Http2 : kind.Contains("and", StringComparison.Ordinal) ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
            if (kind.EndsWith("TLS", StringComparison.Ordinal))
            {
                o.UseHttps(CreateCertificate(certificate));
            }
        }));
        _server = builder.Build();
        _server.Run(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await _server.StartAsync();
    }

    private void Answer(byte[] bytes)
    {
        _socket = new TcpListener(IPAddress.Loopback, Port);
        _socket.Start();
        _ = Task.Run(async () =>
        {
            while (!_end.IsCancellationRequested)
            {
                using var client = await _socket.AcceptTcpClientAsync(_end.Token);
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[65536], _end.Token);
                await stream.WriteAsync(bytes, _end.Token);
            }
        });
    }

    private static X509Certificate2 CreateCertificate(string kind)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(kind == "another host" ? "collector.example.com" : "localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(kind == "expired" ? -1 : 1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
