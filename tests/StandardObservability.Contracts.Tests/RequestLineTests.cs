using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Contracts.Tests.References;
using StandardObservability.Conventions;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.Contracts.Tests;

/// <summary>The fields that the line of a request adds, from a really served request.</summary>
public sealed class RequestLineTests
{
    [Fact]
    public async Task The_table_of_the_request_line_is_generated()
    {
        using var written = new MemoryStream();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Observability:ClientAddress", "true"), new("OTEL_METRICS_EXPORTER", "none"), new("OTEL_TRACES_EXPORTER", "none")]);
        builder.Services.AddSingleton(new StandardOutputStream(() => written));
        builder.AddStandardObservability();
        await using (var app = builder.Build())
        {
            app.MapGet("/orders/{id}", static () => "ok");
            await app.StartAsync();
            using var client = new HttpClient();
            await client.GetStringAsync(new Uri(new Uri(app.Urls.Single()), "/orders/5"));
            await app.StopAsync();
        }

        var line = Encoding.UTF8.GetString(written.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static l => JsonDocument.Parse(l).RootElement).Single(static l => l.TryGetProperty("event_id", out var id) && id.GetInt32() == EventIds.RequestEnded);
        GeneratedSection.Verify("request-fields", FieldTable.Create(line, LogLineTests.HasField), "docs", "logs.md");
    }
}
