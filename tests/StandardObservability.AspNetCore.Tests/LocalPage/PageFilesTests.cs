using System.IO.Compression;
using System.Text.Json;
using Judges;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>What the page offers for download, and what it costs.</summary>
public sealed class PageFilesTests
{
    [Fact]
    public async Task The_archive_has_the_files_that_the_command_renders()
    {
        await using var host = await PageHost.StartAsync();
        var service = host.Services.GetRequiredService<EmittingService>();
        var expected = ServiceModelFiles.Render(StandardModel.For("web", o => o.Team = service.Team), service, prices: null, MetricsFormat.Emf, MetricsFormat.Otlp, MetricsFormat.Prometheus);

        using var response = await host.SendAsync("/files.zip");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var archive = new ZipArchive(new MemoryStream(bytes));

        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("observability.zip", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(expected.Select(static f => (f.Name, f.Text)).Order(), archive.Entries.Select(static e => (e.Name, Read(e))).Order());
        using var again = await host.SendAsync("/files.zip");
        Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_was_emitted_is_a_file_that_names_what_is_missing()
    {
        await using var host = await PageHost.StartAsync();
        await host.GetAsync("/orders/200");
        var seen = await UntilAsync(
            () => host.ReadAsync("/seen.json"),
            static f => f.GetProperty("signals").EnumerateArray().Any(static s => s.GetProperty("name").GetString() == "http.server.request.duration"));

        Assert.Equal(1, seen.GetProperty("version").GetInt32());
        var requests = seen.GetProperty("signals").EnumerateArray().Single(static s => s.GetProperty("name").GetString() == "http.server.request.duration");
        Assert.Equal("Histogram", requests.GetProperty("kind").GetString());
        Assert.Contains("http.route", requests.GetProperty("attributes").EnumerateArray().Select(static a => a.GetString()));
    }

    [Fact]
    public async Task The_report_has_the_cost_of_metrics_that_grow_with_the_routes()
    {
        await using var host = await PageHost.StartAsync();
        var before = await CostAsync(host);
        await host.GetAsync("/orders/200");
        await host.GetAsync("/orders/404");
        await host.GetAsync("/orders/500");
        var expected = before.GetProperty("metrics").GetInt32() + 3;
        var cost = await UntilAsync(() => CostAsync(host), c => c.GetProperty("metrics").GetInt32() == expected);

        Assert.InRange(cost.GetProperty("metrics").GetInt32(), 30, 100);
        Assert.Equal(cost.GetProperty("metrics").GetInt32() * 0.30m, cost.GetProperty("metricDollars").GetDecimal());
        Assert.InRange(cost.GetProperty("alarmDollars").GetDecimal(), 5, 10);
    }

    [Fact]
    public async Task A_model_that_cannot_be_rendered_is_drawn_and_the_report_has_the_reason()
    {
        await using var host = await PageHost.StartAsync(static b => b.Services.AddServiceModel(static s => new ServiceModel(s).With(
            new Alarm("errors", Severity.Page, "Errors.", new AlarmCondition(Query.Logs(LogSeverity.Error), Comparison.Above, 1)))));

        var report = await host.ReadAsync("/report");

        Assert.Equal(
            "Emf: Alarm errors reads log events. Only a widget with this one line can. "
            + "Otlp: Alarm errors reads log events. Only a widget with this one line can. "
            + "Prometheus: Alarm errors reads log events, which are not in Prometheus. Count them with a counter, or use an output for CloudWatch.",
            report.GetProperty("filesProblem").GetString());
        Assert.Equal(0, report.GetProperty("files").GetArrayLength());
        Assert.Equal(409, await host.StatusAsync("/files.zip"));
    }

    [Fact]
    public async Task A_format_that_cannot_express_the_model_does_not_keep_the_files_of_another_back()
    {
        var took = new Signal("took", InstrumentKind.Histogram, "ms");
        await using var host = await PageHost.StartAsync(b => b.Services.AddServiceModel(s => new ServiceModel(s).With(
            new Section("Work", "Work.", Widget.Chart("Slow", Query.ShareWithin(took, 20_000))))));

        var report = await host.ReadAsync("/report");

        Assert.Contains("Prometheus: Widget \"Slow\" compares took with 20000 ms", report.GetProperty("filesProblem").GetString(), StringComparison.Ordinal);
        Assert.Equal(["observability.template.json", "RUNBOOK.md"], report.GetProperty("files").EnumerateArray().Select(static f => f.GetString()!));
        Assert.Equal(200, await host.StatusAsync("/files.zip"));
    }

    private static async Task<JsonElement> UntilAsync(Func<Task<JsonElement>> read, Func<JsonElement, bool> isReached)
    {
        JsonElement last = default;
        await Poll.UntilAsync(async () => isReached(last = await read()), Poll.DefaultTimeout, () => $"another answer than {last}");
        return last;
    }

    private static async Task<JsonElement> CostAsync(PageHost host) => (await host.ReadAsync("/report")).GetProperty("cost");

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
