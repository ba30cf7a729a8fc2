using System.Text.Json;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>A web application with Serilog's request logging.</summary>
public sealed class RequestLoggingTests
{
    [Fact]
    public async Task A_request_is_one_line_and_one_event_with_what_the_diagnostic_context_was_told()
    {
        var output = new CapturedStream();
        using var sink = new MemorySink();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new StandardOutputStream(() => output));
        builder.AddStandardSerilog((_, serilog) => serilog.WriteTo.Sink(sink));
        await using (var app = builder.Build())
        {
            app.UseSerilogRequestLogging();
            app.MapGet("/orders/{id}", static (string id, IDiagnosticContext context) =>
            {
                context.Set("OrderId", id);
                return "ok";
            });
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            Assert.Equal("ok", await client.GetStringAsync(new Uri("/orders/7", UriKind.Relative)));
            await app.StopAsync();
        }

        const string Category = "Serilog.AspNetCore.RequestLoggingMiddleware";
        var line = Assert.Single(output.Lines.Select(static l => JsonDocument.Parse(l).RootElement), static l => l.GetProperty("category").GetString() == Category);
        Assert.Equal("7", line.GetProperty("OrderId").GetString());
        Assert.Equal(200, line.GetProperty("StatusCode").GetInt32());
        Assert.StartsWith("HTTP GET /orders/7 responded 200 in ", line.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Single(sink.Events, static e => e.Category == Category);
    }
}
