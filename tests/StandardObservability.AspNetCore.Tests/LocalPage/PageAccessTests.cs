using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>Who gets an answer from the page.</summary>
public sealed class PageAccessTests
{
    private const string Page = "/";
    private const string Data = "/data";

    [Theory]
    [InlineData(200, "Host: localhost")]
    [InlineData(200, "Host: LOCALHOST:8080")]
    [InlineData(200, "Host: 127.0.0.1")]
    [InlineData(200, "Host: 127.0.0.2:80")]
    [InlineData(200, "Host: [::1]:80")]
    [InlineData(200, "Host: shop.dev.localhost:7001")]
    [InlineData(404, "Host: shop.example.com")]
    [InlineData(404, "Host: localhost.example.com")]
    [InlineData(404, "Host: notlocalhost")]
    [InlineData(404, "Host: 10.0.0.1")]
    [InlineData(404, "Host: 127.0.0.1.nip.io")]
    [InlineData(404, "Forwarded: for=127.0.0.1")]
    [InlineData(404, "X-Forwarded-For: 127.0.0.1")]
    [InlineData(404, "x-forwarded-proto: https")]
    [InlineData(404, "X-Forwarded-Anything: ")]
    [InlineData(404, "X-Original-For: 127.0.0.1")]
    [InlineData(404, "X-Original-URL: /")]
    [InlineData(404, "X-Real-IP: 127.0.0.1")]
    [InlineData(404, "Via: 1.1 proxy")]
    [InlineData(200, "Sec-Fetch-Site: none")]
    [InlineData(200, "Sec-Fetch-Site: same-origin")]
    [InlineData(404, "Sec-Fetch-Site: same-site")]
    [InlineData(404, "Sec-Fetch-Site: cross-site")]
    [InlineData(404, "Cookie: observability-key=00000000000000000000000000000000", "Host: shop.example.com")]
    [InlineData(404, "Cookie: observability-key=", "Host: shop.example.com")]
    public async Task Without_a_key_only_a_browser_on_this_machine_gets_an_answer(int status, params string[] headers)
    {
        await using var host = await PageHost.StartAsync();

        Assert.Equal(status, await host.StatusAsync(Page, headers));
        Assert.Equal(status, await host.StatusAsync(Data, headers));
    }

    [Theory]
    [InlineData("Host: shop.example.com")]
    [InlineData("X-Forwarded-For: 203.0.113.7")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    public async Task The_key_is_exchanged_for_a_cookie_of_the_page(string header)
    {
        await using var host = await PageHost.StartAsync();

        Assert.Equal(404, await host.StatusAsync($"/?key={new string('0', 32)}", header));
        Assert.Equal(404, await host.StatusAsync("/?key=", header));
        using var exchanged = await host.SendAsync($"?key={host.Key}", header);

        var cookie = Assert.Single(exchanged.Headers.GetValues("Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, exchanged.StatusCode);
        Assert.Contains("url=/_observability/\"", await exchanged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/_observability", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, await host.StatusAsync(Data, header, $"Cookie: {cookie.Split(';')[0]}"));
        Assert.Equal(404, await host.StatusAsync(Data, header));
    }

    [Fact]
    public async Task A_key_is_not_that_of_another_process()
    {
        await using var one = await PageHost.StartAsync();
        await using var other = await PageHost.StartAsync();

        Assert.NotEqual(one.Key, other.Key);
        Assert.Equal(404, await other.StatusAsync($"/?key={one.Key}", "Host: shop.example.com"));
    }

    [Fact]
    public async Task A_socket_without_an_address_needs_the_key()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sock");
        await using var host = await PageHost.StartAsync(b => b.WebHost.ConfigureKestrel(k => k.ListenUnixSocket(path)));
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });

        using var refused = await client.GetAsync(new Uri("http://localhost/_observability/"));

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_request_of_HTTP_1_0_came_through_a_proxy()
    {
        await using var host = await PageHost.StartAsync();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        await tcp.GetStream().WriteAsync("GET /_observability/ HTTP/1.0\r\nHost: localhost\r\n\r\n"u8.ToArray());

        using var reader = new StreamReader(tcp.GetStream());

        Assert.Contains(" 404 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_method_or_path_has_no_answer()
    {
        await using var host = await PageHost.StartAsync(map: static app => app.MapFallback(static () => "the application"));

        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete])
        {
            using var request = new HttpRequestMessage(method, "/_observability/data");
            using var response = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Equal(404, await host.StatusAsync("/nothing"));
        Assert.Equal(404, await host.StatusAsync("/trace/unknown"));
        Assert.Equal(302, await host.StatusAsync(string.Empty));
    }

    [Fact]
    public async Task A_refusal_is_logged_once_for_each_reason_and_never_with_the_key()
    {
        await using var host = await PageHost.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await host.StatusAsync(Page, "Host: shop.example.com");
            await host.StatusAsync(Page, "Via: proxy");
        }

        var refusals = host.Lines.Events.Where(static e => e.Id.Id == EventIds.LocalPageRefused).Select(static e => e.Message).ToList();

        Assert.Equal(2, refusals.Count);
        Assert.Contains("its host is not localhost", refusals[0], StringComparison.Ordinal);
        Assert.Contains("it came through a proxy", refusals[1], StringComparison.Ordinal);
        Assert.DoesNotContain(host.Lines.Events, e => e.Message.Contains(host.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_middleware_of_the_application_opens_or_closes_the_page()
    {
        await using var host = await PageHost.StartAsync(
            static builder =>
            {
                builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
                builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
                builder.Services.AddCors(static cors => cors.AddDefaultPolicy(static policy => policy.AllowAnyOrigin()));
                builder.Configuration["ForwardedHeaders_Enabled"] = "true";
            },
            static app =>
            {
                app.UsePathBase("/shop");
                app.UseHttpsRedirection();
                app.UseCors();
                app.UseAuthentication();
                app.UseAuthorization();
                app.MapGet("/address", static (HttpContext context) => $"{context.Connection.RemoteIpAddress}").AllowAnonymous();
                app.MapFallback(static () => "the application");
            });
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/address") { Headers = { { "X-Forwarded-For", "203.0.113.9" } } };
        using var address = await host.Client.SendAsync(forwarded);
        Assert.Equal("203.0.113.9", await address.Content.ReadAsStringAsync());

        using var answer = await host.SendAsync(Data, "Origin: https://shop.example.com");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(404, await host.StatusAsync(Data, "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: localhost"));
        Assert.Equal(404, await host.StatusAsync(Data, "Host: shop.example.com", "X-Forwarded-Host: localhost"));
    }

    [Fact]
    public async Task Each_answer_keeps_other_pages_out()
    {
        await using var host = await PageHost.StartAsync();

        foreach (var path in (string[])["/", "/page.js", "/page.css", "/uplot.js", "/uplot.css", "/model", "/data", "/report"])
        {
            using var response = await host.SendAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.StartsWith("default-src 'none'; ", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        }
    }
}
