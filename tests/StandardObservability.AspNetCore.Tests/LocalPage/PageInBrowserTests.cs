using System.Text.Json;
using Judges;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>The page in a real browser: what it shows, that nothing foreign runs or is loaded, and that everyone can use it.</summary>
public sealed class PageInBrowserTests
{
    private const int Good = 30;
    private const int Rejected = 20;
    private const int Failed = 10;

    [JudgedFact]
    public async Task Each_widget_shows_the_recorded_number()
    {
        await using var host = await StartAsync();

        var run = await RunAsync(
            host,
            new { op = "goto", url = Url(host, string.Empty) },
            new { op = "waitFor", expression = "[...document.querySelectorAll('[data-widget=\"0-0\"] [data-value]')].some(e => Math.abs(+e.dataset.value * 60 - 60) < 0.001)" },
            new { op = "evaluate", expression = "Object.fromEntries([...document.querySelectorAll('[data-widget]')].map(w => [w.dataset.widget, [...w.querySelectorAll('[data-value]')].map(e => e.dataset.value)]))" },
            new { op = "evaluate", expression = "fetch('data').then(r => r.json())" });

        var shown = run.Results[2];
        var recorded = run.Results[3].GetProperty("widgets");
        Assert.All(recorded.EnumerateObject(), widget => Assert.True(shown.TryGetProperty(widget.Name, out _), widget.Name));
        Assert.Equal(Failed / 60.0, Number(shown, "0-1"), 6);
        Assert.Equal(Rejected / 60.0, Number(shown, "0-2"), 6);
        Assert.Equal(recorded.GetProperty("0-3")[2].GetProperty("last").GetDouble(), Numbers(shown, "0-3")[2], 6);
        Assert.All(recorded.EnumerateObject().Where(static w => IsStable(w.Name)), widget => Assert.Equal(Last(widget.Value), Numbers(shown, widget.Name)));
    }

    [JudgedFact]
    public async Task Text_of_telemetry_is_never_run_as_code()
    {
        await using var host = await StartAsync(static app => app.MapGet("/<script>alert(2)</script>", static void () => throw new InvalidOperationException("<img src=x onerror=alert(3)>")));
        await host.GetAsync("/%3Cscript%3Ealert(2)%3C/script%3E");

        var run = await RunAsync(
            host,
            new { op = "goto", url = Url(host, "#requests") },
            new { op = "waitFor", expression = "document.body.innerText.includes('<script>alert(2)</script>')" },
            new { op = "evaluate", expression = "document.querySelectorAll('script:not([src]), img, iframe').length" },
            new { op = "evaluate", expression = "fetch('data').then(r => r.json()).then(d => location.hash = 'trace=' + d.requests.worst[0].traceId)" },
            new { op = "wait", selector = "#view-trace li summary" },
            new { op = "click", selector = "#view-trace li summary" },
            new { op = "waitFor", expression = "document.body.innerText.includes('onerror=alert(3)')" },
            new { op = "evaluate", expression = "document.querySelectorAll('script:not([src]), img, iframe').length" });

        Assert.Equal(0, run.Results[2].GetInt32());
        Assert.Equal(0, run.Results[7].GetInt32());
    }

    [JudgedTheory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Everyone_can_use_each_view(string colorScheme)
    {
        await using var host = await StartAsync();
        var trace = (await host.ReadAsync("/data")).GetProperty("requests").GetProperty("worst")[0].GetProperty("traceId").GetString();
        string[] views = ["#charts", "#requests", "#alarms", "#report", $"#trace={trace}"];

        var run = await RunAsync(host, [
            new { op = "media", colorScheme, reducedMotion = "reduce" },
            .. views.SelectMany(view => (object[])
            [
                new { op = "goto", url = Url(host, view) },
                new { op = "sleep", ms = 2_500 },
                new { op = "axe" },
            ])]);

        Assert.All(Enumerable.Range(0, views.Length), i => Assert.Empty(run.Results[(i * 3) + 3].EnumerateArray().Select(v => $"{views[i]}: {v}")));
    }

    [JudgedFact]
    public async Task It_fits_a_phone()
    {
        await using var host = await StartAsync();

        var run = await RunAsync(
            host,
            new { op = "size", width = 390, height = 800 },
            new { op = "goto", url = Url(host, "#charts") },
            new { op = "sleep", ms = 2_500 },
            new { op = "evaluate", expression = "document.documentElement.scrollWidth" },
            new { op = "goto", url = Url(host, "#requests") },
            new { op = "sleep", ms = 1_500 },
            new { op = "evaluate", expression = "document.documentElement.scrollWidth" });

        Assert.InRange(run.Results[3].GetInt32(), 1, 390);
        Assert.InRange(run.Results[6].GetInt32(), 1, 390);
    }

    [JudgedFact]
    public async Task A_new_service_has_charts_within_5_seconds_of_its_first_request()
    {
        await using var host = await PageHost.StartAsync();

        var run = await RunAsync(
            host,
            new { op = "goto", url = Url(host, string.Empty) },
            new { op = "evaluate", expression = "fetch('/orders/200').then(() => performance.now()).then(t => window.requested = t)" },
            new { op = "waitFor", expression = "[...document.querySelectorAll('[data-widget=\"0-0\"] [data-value]')].some(e => +e.dataset.value > 0) && document.querySelector('[data-widget=\"0-0\"] canvas')" },
            new { op = "evaluate", expression = "performance.now() - window.requested" });

        Assert.InRange(run.Results[3].GetDouble(), 0, 5_000);
    }

    private static async Task<PageHost> StartAsync(Action<WebApplication>? map = null)
    {
        var host = await PageHost.StartAsync(map: map);
        for (var i = 0; i < Good + Rejected + Failed; i++)
        {
            await host.GetAsync($"/orders/{(i < Good ? 200 : i < Good + Rejected ? 404 : 500)}");
        }

        return host;
    }

    /// <summary>Runs the steps. No view has an error on the console, and none loads anything from elsewhere.</summary>
    private static async Task<BrowserRun> RunAsync(PageHost host, params object[] steps)
    {
        var run = await Browser.RunAsync(steps);
        Assert.Empty(run.Errors);
        Assert.All(run.Requests, r => Assert.StartsWith(host.Client.BaseAddress!.AbsoluteUri, r, StringComparison.Ordinal));
        return run;
    }

    private static string Url(PageHost host, string view) => new Uri(host.Client.BaseAddress!, "/_observability/").AbsoluteUri + view;

    /// <summary>Sections whose values do not change while nothing is requested: requests, objectives, dependencies.</summary>
    private static bool IsStable(string widget) => widget[..2] is "0-" or "2-" or "3-" && widget != "0-5";

    private static double[] Last(JsonElement lines)
        => [.. lines.EnumerateArray().Select(static l => l.GetProperty("last")).Where(static l => l.ValueKind == JsonValueKind.Number).Select(static l => l.GetDouble())];

    private static double[] Numbers(JsonElement shown, string widget)
        => [.. shown.GetProperty(widget).EnumerateArray().Select(static v => v.GetString()).Where(static v => !string.IsNullOrEmpty(v) && v != "null").Select(static v => double.Parse(v!, System.Globalization.CultureInfo.InvariantCulture))];

    private static double Number(JsonElement shown, string widget) => Numbers(shown, widget)[0];
}
