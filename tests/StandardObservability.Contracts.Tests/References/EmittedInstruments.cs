using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Diagnosis.Doctor;
using StandardObservability.Export.Lines;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The metrics of a host that really runs: kind and unit of each instrument, and what only its EMF documents have.</summary>
internal static class EmittedInstruments
{
    /// <summary>Runs a web host with all metrics of this library, and returns kind and unit by the name of each metric.</summary>
    public static async Task<IReadOnlyDictionary<string, (string Kind, string Unit)>> ReadAsync()
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (i, _) => { lock (found) { found[i.Name] = (Kind(i), i.Unit ?? "none"); } } };
        listener.Start();
        using var written = new MemoryStream();
        await using (var app = CreateHost(written))
        {
            await app.StartAsync();
            RuntimeHelpers.RunClassConstructor(typeof(StandardAwsHostApplicationBuilderExtensions).Assembly.GetType("StandardObservability.Aws.Calls.CallDuration", throwOnError: true)!.TypeHandle);
            new DoctorProbe(app.Services).Run();
            await app.StopAsync();
        }

        foreach (var (name, unit) in Documents(written).SelectMany(Metrics))
        {
            found.TryAdd(name, ("counter", $"{unit} of CloudWatch"));
        }

        return found;
    }

    private static WebApplication CreateHost(Stream written)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("OTEL_METRICS_EXPORTER", "awsemf"), new("OTEL_TRACES_EXPORTER", "none")]);
        builder.Services.AddSingleton(new StandardOutputStream(() => written));
        builder.AddStandardObservability();
        builder.AddStandardAws();
        return builder.Build();
    }

    private static IEnumerable<JsonElement> Documents(MemoryStream written)
        => Encoding.UTF8.GetString(written.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => JsonDocument.Parse(l).RootElement).Where(static l => l.TryGetProperty("_aws", out _));

    private static IEnumerable<(string Name, string Unit)> Metrics(JsonElement document) =>
        document.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray()
            .SelectMany(static d => d.GetProperty("Metrics").EnumerateArray())
            .Select(static m => (m.GetProperty("Name").GetString()!, m.TryGetProperty("Unit", out var unit) ? unit.GetString()! : "None"));

    private static string Kind(Instrument instrument)
    {
        var name = instrument.GetType().Name.Split('`')[0].Replace("Observable", "", StringComparison.Ordinal);
        return name == "UpDownCounter" ? "up-down counter" : name.ToLowerInvariant();
    }
}
