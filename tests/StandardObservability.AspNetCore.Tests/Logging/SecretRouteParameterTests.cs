using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Logging;

/// <summary>A route parameter with a secret name is redacted in the path, in request log lines and in spans.</summary>
public sealed class SecretRouteParameterTests
{
    [Theory]
    [InlineData("/reset/sunshine", "/reset/REDACTED-key")]
    [InlineData("/reset/sun%20shine", "/reset/REDACTED-key")]
    [InlineData("/reset/sunshine/done", "/reset/REDACTED-key/done")]
    [InlineData("/files/a/sunshine", "/files/REDACTED-key")]
    [InlineData("/mixed/id-sunshine", "/mixed/id-REDACTED-key")]
    [InlineData("/reset/broken/sunshine", "/reset/broken/REDACTED-key")]
    [InlineData("/handled/sunshine", "/handled/REDACTED-key")]
    [InlineData("/hello/sunshine", "/hello/sunshine")]
    [InlineData("/orders/17", "/orders/17")]
    public async Task A_secret_route_parameter_is_redacted(string path, string expected)
    {
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(
            set: b => b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans)),
            map: static app =>
            {
                app.UseExceptionHandler("/error/500");
                app.MapGet("/error/{code}", static (string code) => code);
                app.MapGet("/reset/{token}", static (string token) => token.Length);
                app.MapGet("/reset/{token}/done", static (string token) => token.Length);
                app.MapGet("/reset/broken/{token}", static string (string token) => throw new InvalidOperationException($"{token.Length}"));
                app.MapGet("/handled/{password}", static void (string password) => throw new InvalidOperationException($"{password.Length}"));
                app.MapGet("/files/{**secret}", static (string secret) => secret.Length);
                app.MapGet("/mixed/id-{apiKey}", static (string apiKey) => apiKey.Length);
                app.MapGet("/orders/{key}", static (string key) => key.Length);
            });

        await host.GetAsync(path);
        await host.StopAsync();

        Assert.Equal(expected, Assert.Single(host.RequestLines()).Text("url.path"));
        var span = Assert.Single(spans, static s => s.Kind == ActivityKind.Server);
        Assert.Equal(expected, span.GetTagItem("url.path"));
        Assert.DoesNotContain("sunshine", path.StartsWith("/hello", StringComparison.Ordinal) ? string.Empty : host.Output.Text, StringComparison.Ordinal);
    }

    /// <summary>Serilog.AspNetCore logs the same property, and it may log the query too.</summary>
    [Theory]
    [InlineData("/reset/sunshine", "/reset/REDACTED-key")]
    [InlineData("/reset/sunshine?x=1", "/reset/REDACTED-key?x=1")]
    [InlineData("/base/reset/sunshine/done", "/base/reset/REDACTED-key/done")]
    [InlineData("/files/a/sunshine", "/files/REDACTED-key/REDACTED-key")]
    [InlineData("/mixed/id-sunshine", "/mixed/REDACTED-key")]
    [InlineData("/optional/sunshine", "/optional/REDACTED-key")]
    [InlineData("/optional", "/optional")]
    [InlineData("/hello/sunshine", "/hello/sunshine")]
    public async Task A_secret_route_parameter_is_redacted_in_the_path_that_other_code_logs(string path, string expected)
    {
        await using var host = await WebHost.StartAsync(
            [new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information")],
            map: static app =>
            {
                app.UsePathBase("/base");
                app.UseRouting();
                app.MapGet("/reset/{token}", static (string token) => token.Length);
                app.MapGet("/reset/{token}/done", static (string token) => token.Length);
                app.MapGet("/files/{**secret}", static (string secret) => secret.Length);
                app.MapGet("/mixed/id-{apiKey}", static (string apiKey) => apiKey.Length);
                app.MapGet("/optional/{token?}", static (string? token) => token?.Length);
            });

        using (host.Services.GetRequiredService<ILogger<SecretRouteParameterTests>>().BeginScope(new Dictionary<string, object> { ["RequestPath"] = path }))
        {
            host.Services.GetRequiredService<ILogger<SecretRouteParameterTests>>().LogInformation("HTTP GET {RequestPath} responded", path);
        }

        await host.GetAsync(path);
        await host.StopAsync();

        var line = Assert.Single(host.Events, static e => e.Text("message").StartsWith("HTTP GET", StringComparison.Ordinal));
        Assert.Equal(expected, line.Text("RequestPath"));
        Assert.Equal($"HTTP GET {expected} responded", line.Text("message"));
        Assert.Contains(host.Events, static e => e.Text("message").StartsWith("Request finished", StringComparison.Ordinal));
        Assert.Equal(path.StartsWith("/hello", StringComparison.Ordinal), host.Output.Text.Contains("sunshine", StringComparison.Ordinal));
    }
}
