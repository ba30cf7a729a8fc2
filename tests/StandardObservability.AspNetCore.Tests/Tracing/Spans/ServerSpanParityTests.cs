using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Judges;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.AspNetCore.Tests.Requests;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing.Spans;

/// <summary>A request has the same server span as with OpenTelemetry's instrumentation, alone and beside it.</summary>
public sealed class ServerSpanParityTests
{
    private static readonly Dictionary<string, Action<WebApplicationBuilder>> Ways = new(StringComparer.Ordinal)
    {
        ["theirs"] = AddTheirs,
        ["ours"] = static b => b.AddStandardObservability(),
        ["ours, then theirs"] = static b =>
        {
            b.AddStandardObservability();
            AddTheirs(b);
        },
        ["theirs, then ours"] = static b =>
        {
            AddTheirs(b);
            b.AddStandardObservability();
        },
        ["ours, with events of the application"] = static b =>
        {
            b.Services.AddSingleton(new DiagnosticListener("Microsoft.AspNetCore"));
            b.AddStandardObservability();
        },
    };

    private static string? _expected;

    public static TheoryData<string> Ours => [.. Ways.Keys.Skip(1)];

    [Theory]
    [MemberData(nameof(Ours))]
    public async Task Each_request_has_the_same_server_span(string way)
    {
        _expected ??= await RequestAsync("theirs");

        Assert.Equal(_expected, await RequestAsync(way), ignoreLineEndingDifferences: true);
    }

    private static void AddTheirs(WebApplicationBuilder builder)
        => builder.Services.AddOpenTelemetry().WithTracing(static t => t.AddAspNetCoreInstrumentation());

    /// <summary>Each request with its span.</summary>
    private static async Task<string> RequestAsync(string way)
    {
        var spans = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Ways[way](builder);
        builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
        builder.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new SimpleActivityExportProcessor(new Describing(spans))));
        await using var app = builder.Build();
        EveryRequest.Map(app);
        await app.StartAsync();
        var result = new StringBuilder();
        foreach (var request in EveryRequest.All)
        {
            await EveryRequest.SendAsync(new Uri(app.Urls.Single()).Port, request);
            await Poll.UntilAsync(() => !spans.IsEmpty, Poll.DefaultTimeout, request);
            result.AppendLine(request).AppendJoin(" and ", spans).AppendLine();
            spans.Clear();
        }

        await app.StopAsync();
        return result.ToString();
    }

    private sealed class Describing(ConcurrentQueue<string> spans) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                var tags = span.TagObjects.Select(static t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}={t.Value}:{t.Value?.GetType().Name}")).Order(StringComparer.Ordinal);
                spans.Enqueue($"{span.DisplayName} {span.Kind} {span.Status} {span.StatusDescription} {string.Join(' ', tags)}");
            }

            return ExportResult.Success;
        }
    }
}
