using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using StandardObservability.Conventions;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>Who gets an answer from an endpoint of the application that obeys the rule of the page.</summary>
public sealed class LocalRequestTests
{
    private int _calls;

    [Theory]
    [InlineData(200, "Host: localhost")]
    [InlineData(200, "Sec-Fetch-Site: same-origin", "Origin: http://localhost:81", "Host: localhost:81")]
    [InlineData(200, "Origin: http://LOCALHOST:81", "Host: localhost:81")]
    [InlineData(404, "Host: shop.example.com")]
    [InlineData(404, "X-Forwarded-For: 127.0.0.1")]
    [InlineData(404, "Forwarded: for=127.0.0.1")]
    [InlineData(404, "Via: 1.1 proxy")]
    [InlineData(404, "Sec-Fetch-Site: cross-site")]
    [InlineData(404, "Sec-Fetch-Site: same-site")]
    [InlineData(404, "Origin: http://localhost:82", "Host: localhost:81")]
    [InlineData(404, "Origin: https://shop.example.com")]
    [InlineData(404, "Origin: null")]
    [InlineData(404, "Origin: ")]
    [InlineData(404, "Origin: file://localhost:81", "Host: localhost:81")]
    [InlineData(404, "Origin: http://localhost:81/", "Host: localhost:81")]
    [InlineData(404, "Cookie: observability-key=00000000000000000000000000000000", "X-Forwarded-For: 127.0.0.1")]
    public async Task Without_a_key_only_this_machine_changes_something(int status, params string[] headers)
    {
        await using var host = await StartAsync();

        Assert.Equal(status, await SendAsync(host, HttpMethod.Post, headers));
        Assert.Equal(status == 200 ? 1 : 0, _calls);
    }

    [Theory]
    [InlineData(200, "Host: shop.example.com")]
    [InlineData(200, "X-Forwarded-For: 203.0.113.7")]
    [InlineData(200, "Host: shop.example.com", "Origin: https://shop.example.com", "Sec-Fetch-Site: same-origin")]
    [InlineData(404, "Host: shop.example.com", "Origin: https://evil.example.com")]
    [InlineData(404, "Host: shop.example.com", "Sec-Fetch-Site: cross-site")]
    public async Task The_cookie_of_the_page_gives_access_but_not_to_pages_of_other_sites(int status, params string[] headers)
    {
        await using var host = await StartAsync();

        Assert.Equal(status, await SendAsync(host, HttpMethod.Post, [.. headers, $"Cookie: observability-key={host.Key}"]));
    }

    [Fact]
    public async Task Reading_needs_no_origin_and_other_endpoints_need_nothing()
    {
        await using var host = await StartAsync();

        Assert.Equal(200, await SendAsync(host, HttpMethod.Get, ["Origin: https://shop.example.com"]));
        Assert.Equal(404, await SendAsync(host, HttpMethod.Get, ["Sec-Fetch-Site: cross-site"]));
        using var open = await host.Client.PostAsync(new Uri("/open", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_of_Development_it_answers_no_one(string environment)
    {
        await using var host = await StartAsync(environment: environment);

        Assert.Equal(404, await SendAsync(host, HttpMethod.Post, []));
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task Without_the_page_it_answers_no_one()
    {
        await using var host = await StartAsync(static b => b.Configuration["Observability:LocalPage:Enabled"] = "false");

        Assert.Equal(404, await SendAsync(host, HttpMethod.Post, []));
    }

    [Fact]
    public async Task A_proxy_that_the_application_trusts_is_still_a_proxy()
    {
        await using var host = await StartAsync(map: static app => app.UseForwardedHeaders(new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.All,
            OriginalForHeaderName = "Hidden-For",
            OriginalHostHeaderName = "Hidden-Host",
            OriginalProtoHeaderName = "Hidden-Proto",
            OriginalPrefixHeaderName = "Hidden-Prefix",
        }));

        Assert.Equal(404, await SendAsync(host, HttpMethod.Post, ["X-Forwarded-For: 127.0.0.1"]));
        Assert.Equal(404, await SendAsync(host, HttpMethod.Post, ["Host: shop.example.com", "X-Forwarded-Host: localhost", "X-Forwarded-For: 127.0.0.1"]));
        Assert.Equal(200, await SendAsync(host, HttpMethod.Post, []));
    }

    [Fact]
    public async Task A_refusal_comes_before_filters_and_is_logged_once()
    {
        await using var host = await StartAsync();

        await SendAsync(host, HttpMethod.Post, ["Via: proxy"]);
        await SendAsync(host, HttpMethod.Post, ["Via: proxy"]);

        Assert.Equal(0, _calls);
        Assert.Single(host.Lines.Events, static e => e.Id.Id == EventIds.LocalPageRefused);
    }

    private Task<PageHost> StartAsync(Action<WebApplicationBuilder>? set = null, Action<WebApplication>? map = null, string environment = "Development")
        => PageHost.StartAsync(
            set,
            app =>
            {
                map?.Invoke(app);
                var group = app.MapGroup("/switch").RequireLocalRequest();
                group.AddEndpointFilter(async (context, next) =>
                {
                    Interlocked.Increment(ref _calls);
                    return await next(context);
                });
                group.MapMethods("/", ["GET", "POST"], static () => "switched");
                app.MapPost("/open", static () => "open");
            },
            environment);

    private static async Task<int> SendAsync(PageHost host, HttpMethod method, string[] headers)
    {
        using var request = new HttpRequestMessage(method, "/switch");
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        using var response = await host.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
