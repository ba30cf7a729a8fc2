using System.Net.Sockets;
using System.Text;
using Judges;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Logging;

/// <summary>What strangers write into a request, byte by byte, and what of it may stand in a line.</summary>
public sealed class HostileRequestLineTests
{
    private const string Card = "4111111111111111";

    [Theory]
    [InlineData("FORGED /hello/bob", "_OTHER", "/hello/bob")]
    [InlineData("get /hello/bob", "GET", "/hello/bob")]
    [InlineData("PATCH /hello/bob", "PATCH", "/hello/bob")]
    [InlineData("OPTIONS *", "OPTIONS", "/")]
    [InlineData("GET /a%0D%0Ab%22%7Dc", "GET", "/a\r\nb\"}c")]
    [InlineData("GET /a%E2%80%A8b%1B%5B31mc", "GET", "/a\u2028b\u001b[31mc")]
    [InlineData("GET http://x/hello/bob?q=1", "GET", "/hello/bob")]
    [InlineData("GET /hello/bob?password=hunter22", "GET", "/hello/bob")]
    public async Task Methods_and_paths_break_no_line(string request, string method, string path)
    {
        await using var host = await WebHost.StartAsync();

        await SendAsync(host, request);
        await host.StopAsync();

        var line = Assert.Single(host.RequestLines());
        Assert.Equal(method, line.Text("http.request.method"));
        Assert.Equal(path, line.Text("url.path"));
        Assert.StartsWith($"{method} /", line.Text("message"), StringComparison.Ordinal);
        Assert.All(host.Output.Lines, static l => Assert.DoesNotContain(l, char.IsControl));
        Assert.DoesNotContain("hunter22", host.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_of_any_length_is_a_word_of_ours()
    {
        await using var host = await WebHost.StartAsync();

        await SendAsync(host, $"{new string('M', 4000)} /");
        await host.StopAsync();

        Assert.Equal("_OTHER", Assert.Single(host.RequestLines()).Text("http.request.method"));
        Assert.DoesNotContain("MMMM", host.Output.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1023, 1024)]
    [InlineData(1024, 1025)]
    [InlineData(8000, 1025)]
    public async Task A_long_path_is_cut(int sent, int written)
    {
        await using var host = await WebHost.StartAsync();

        await SendAsync(host, "GET /" + new string('x', sent));
        await host.StopAsync();

        var path = Assert.Single(host.RequestLines()).Text("url.path");
        Assert.Equal(written, path.Length);
        Assert.Equal(written > 1024, path.EndsWith('…'));
    }

    [Theory]
    [InlineData("/hello/jane%40example.com", "jane")]
    [InlineData("/pay/" + Card, Card)]
    [InlineData("/keys/AKIAIOSFODNN7EXAMPLE/ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_")]
    public async Task Secrets_in_a_path_are_redacted_like_any_value(string path, string secret)
    {
        await using var host = await WebHost.StartAsync();

        await SendAsync(host, "GET " + path);
        await host.StopAsync();

        var line = Assert.Single(host.RequestLines());
        Assert.DoesNotContain(secret, line.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("REDACTED", line.Text("url.path"), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every position of a card number around the cut: its first half alone would not look like one.</summary>
    [Fact]
    public async Task A_secret_across_the_cut_does_not_stay_in_half()
    {
        await using var host = await WebHost.StartAsync();

        for (var before = 1000; before <= 1030; before++)
        {
            await SendAsync(host, $"GET /{new string('x', before)}/{Card}/{new string('y', 2000)}");
        }

        await host.StopAsync();

        // Identifiers and times may have these digits by chance.
        var texts = host.RequestLines().SelectMany(static l => l.EnumerateObject()).Where(static p => p.Name is "url.path" or "message").Select(static p => p.Value.GetRawText()).ToList();
        Assert.Equal(31, host.RequestLines().Count());
        Assert.Contains(texts, static t => t.Contains("xxx", StringComparison.Ordinal));
        Assert.All(texts, static t => Assert.DoesNotContain("4111", t, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET /hello/bob HTTP/9.9")]
    [InlineData("no request at all")]
    [InlineData("GET /%")]
    public async Task What_is_no_request_is_no_line_and_no_harm(string request)
    {
        await using var host = await WebHost.StartAsync();

        await SendAsync(host, request, version: string.Empty);
        Assert.Equal("bob", await host.GetAsync("/hello/bob"));
        await host.StopAsync();

        Assert.Equal("/hello/bob", Assert.Single(host.RequestLines()).Text("url.path"));
    }

    private static async Task SendAsync(WebHost host, string request, string version = " HTTP/1.1")
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request}{version}\r\nHost: x\r\nConnection: close\r\n\r\n"));
        using var answer = new StreamReader(stream);
        await answer.ReadToEndAsync().WaitAsync(Poll.DefaultTimeout);
    }
}
