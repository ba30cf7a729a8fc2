using System.Text.Json;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Packages.Tests.Migrations;

/// <summary>What a program emitted for one request.</summary>
/// <param name="Spans">Spans that an OTLP receiver got.</param>
/// <param name="Points">Metrics that it got.</param>
/// <param name="Lines">Lines of standard output that are JSON objects.</param>
internal sealed record MigrationRun(IReadOnlyList<OtlpSpan> Spans, IReadOnlyList<OtlpMetricPoint> Points, IReadOnlyList<JsonElement> Lines)
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    /// <summary>Runs a program, sends it a request, and stops it.</summary>
    public static async Task<MigrationRun> RunAsync(string assembly, params (string Name, string Value)[] settings)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var called = await StartCalledAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var service = ServiceProcess.Start(assembly, new Dictionary<string, string>(settings.Select(static s => KeyValuePair.Create(s.Name, s.Value)))
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.HttpEndpoint.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=http://127.0.0.1:1/;LiveEndpoint=http://127.0.0.1:1/",
            ["Prices"] = called.Urls.Single(),
            ["AWS_ENDPOINT_URL"] = called.Urls.Single(),
            ["AWS_REGION"] = "eu-central-1",
            ["AWS_ACCESS_KEY_ID"] = "key",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
        });
        await service.WaitForLineAsync(static l => l.Contains("Application started", StringComparison.Ordinal));
        Assert.Equal("Hello", await Client.GetStringAsync(address));
        await service.StopAsync();
        var lines = service.Output.Lines.Where(static l => l.StartsWith('{')).Select(static l => JsonElement.Parse(l)).ToList();
        return new(await receiver.SpansAsync(), await receiver.MetricPointsAsync(), lines);
    }

    /// <summary>The line of a field that has the value.</summary>
    public JsonElement Line(string field, string value) => Assert.Single(Lines, l => l.TryGetProperty(field, out var found) && found.ToString() == value);

    /// <summary>Answers what the programs call: the price, and DynamoDB.</summary>
    private static async Task<WebApplication> StartCalledAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(static context => context.Response.WriteAsync(context.Request.Method == HttpMethod.Get.Method ? "2.5" : "{}"));
        await app.StartAsync();
        return app;
    }
}
