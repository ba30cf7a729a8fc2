using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Judges;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

/// <summary>The fault switch of the services, as a person uses it who looks at the page.</summary>
public sealed class FaultSwitchTests
{
    private static readonly Uri Faults = new("faults", UriKind.Relative);
    private static readonly Uri Data = new("_observability/data", UriKind.Relative);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_fault_of_a_service_is_pending_on_its_page_within_5_seconds()
    {
        await using var shop = await OpenAsync();
        await SwitchAsync(shop.Client, """{"errorShare":1}""");

        var seen = await UntilPendingAsync(shop, shop.Client, "deploy-guard-errors", HttpStatusCode.InternalServerError);

        AssertBreaches(seen, needed: 2);
        await SwitchAsync(shop.Client, "{}");
        using var placed = await shop.OrderAsync("espresso");
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
    }

    [Fact]
    public async Task A_fault_of_the_inventory_is_a_pending_alarm_on_orders_within_5_seconds()
    {
        await using var shop = await OpenAsync();
        using var inventory = new HttpClient { BaseAddress = shop.InventoryUrl };
        await SwitchAsync(inventory, """{"errorShare":1}""");

        var seen = await UntilPendingAsync(shop, shop.Client, "order-failures", HttpStatusCode.BadGateway);

        AssertBreaches(seen, needed: 3);
    }

    [Fact]
    public async Task A_hog_of_threads_is_a_pending_alarm_and_can_be_ended()
    {
        await using var shop = await OpenAsync();
        await SwitchAsync(shop.Client, """{"hoggedThreads":400}""");

        await Poll.UntilAsync(
            async () => (await AlarmAsync(shop.Client, "threadpool-starvation")).GetProperty("state").GetString() is "pending" or "firing",
            TimeSpan.FromSeconds(20),
            "the alarm");
        await SwitchAsync(shop.Client, "{}");
    }

    [Theory]
    [EachBuild]
    public async Task An_injected_failure_is_one_with_exception_line_and_status(SampleBuild build)
    {
        await using var shop = await Shop.OpenAsync(build, new() { ["Faults__ErrorShare"] = "1" });

        using var response = await shop.OrderAsync("espresso");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var line = await shop.Checkout.WaitForLineAsync(static l => l.Contains("\"exception.type\":\"Faults.InjectedFaultException\"", StringComparison.Ordinal));
        Assert.Equal("Error", JsonDocument.Parse(line).RootElement.GetProperty("level").GetString());
        Assert.Matches("^[0-9a-f]{32}$", JsonDocument.Parse(line).RootElement.GetProperty("trace_id").GetString());
    }

    [Fact]
    public async Task Latency_is_added_to_requests_and_to_calls_of_the_other_service_but_not_to_health_checks()
    {
        await using var shop = await OpenAsync(new() { ["Faults__AddedLatency"] = "300" });
        await SwitchAsync(shop.Client, """{"addedLatency":300,"slowDependency":400}""");

        // 300 in Checkout, 400 before its call, 300 in Inventory, whose own setting is that of the start.
        Assert.InRange(await MeasureAsync(() => shop.OrderAsync("espresso")), TimeSpan.FromMilliseconds(990), TimeSpan.FromSeconds(10));
        await SwitchAsync(shop.Client, """{"addedLatency":60000}""");
        Assert.InRange(await MeasureAsync(() => shop.Client.GetAsync(new Uri("health", UriKind.Relative))), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_fault_affects_no_health_check_no_queue_and_no_wrong_method()
    {
        await using var shop = await OpenAsync(new() { ["Faults__ErrorShare"] = "1" });

        using var health = await shop.Client.GetAsync(new Uri("health", UriKind.Relative));
        using var deleted = await shop.Client.DeleteAsync(new Uri("queue/orders/unknown", UriKind.Relative));
        using var wrong = await shop.Client.DeleteAsync(Faults);
        using var unknown = await shop.Client.GetAsync(new Uri("unknown", UriKind.Relative));

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound],
            new[] { health, deleted, wrong, unknown }.Select(static r => r.StatusCode));
    }

    [Theory]
    [InlineData(400, """{"errorShare":2}""", "errorShare is 2. It is a share between 0 and 1")]
    [InlineData(400, """{"errorShare":-0.1}""", "errorShare is -0.1.")]
    [InlineData(400, """{"errorShare":1e999}""", "errorShare is")]
    [InlineData(400, """{"errorShare":NaN}""", "not the JSON of faults")]
    [InlineData(400, """{"errorShare":"NaN"}""", "errorShare is NaN.")]
    [InlineData(400, """{"addedLatency":999999999}""", "addedLatency is 999999999. It is a number of milliseconds between 0 and 60000.")]
    [InlineData(400, """{"addedLatency":99999999999}""", "$.addedLatency")]
    [InlineData(400, """{"slowDependency":-1}""", "slowDependency is -1.")]
    [InlineData(400, """{"hoggedThreads":100000}""", "hoggedThreads is 100000. It is a number of work items between 0 and 2000.")]
    [InlineData(400, """{"errorShare":2,"addedLatency":-1}""", "addedLatency is -1.")]
    [InlineData(400, """{"errorRate":0.5}""", "$.errorRate")]
    [InlineData(400, "", "not the JSON of faults")]
    [InlineData(400, "null", "The body is null.")]
    [InlineData(400, "[]", "not the JSON of faults")]
    [InlineData(415, """{"errorShare":1}""", "Content-Type: application/json", "text/plain")]
    public async Task Nonsense_is_explained_and_changes_nothing(int status, string body, string explanation, string type = "application/json")
    {
        await using var shop = await OpenAsync();
        using var content = new StringContent(body, Encoding.UTF8, type);

        using var response = await shop.Client.PostAsync(Faults, content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(explanation, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"errorShare":0,"addedLatency":0,"slowDependency":0,"hoggedThreads":0}""", await shop.Client.GetStringAsync(Faults));
    }

    [Theory]
    [InlineData("Development", 200, "Accept: */*")]
    [InlineData("Development", 404, "Origin: https://evil.example.com")]
    [InlineData("Development", 404, "Sec-Fetch-Site: cross-site")]
    [InlineData("Development", 404, "X-Forwarded-For: 127.0.0.1")]
    [InlineData("Development", 404, "Host: rebound.example.com")]
    [InlineData("Production", 404, "Accept: */*")]
    [InlineData("Staging", 404, "Accept: */*")]
    public async Task The_switch_answers_in_Development_and_by_the_rule_of_the_page(string environment, int status, string header)
    {
        await using var shop = await OpenAsync(environment: environment);
        using var request = new HttpRequestMessage(HttpMethod.Post, Faults) { Content = JsonContent.Create(new { errorShare = 1 }) };
        request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);

        using var response = await shop.Client.SendAsync(request);
        using var placed = await shop.OrderAsync("espresso");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? HttpStatusCode.InternalServerError : HttpStatusCode.Created, placed.StatusCode);
    }

    [Theory]
    [InlineData("Faults__ErrorShare", "NaN", "errorShare is NaN. It is a share between 0 and 1")]
    [InlineData("Faults__ErrorShare", "much", "Faults:ErrorShare is \\\"much\\\"")]
    [InlineData("Faults__AddedLatency", "1e3", "Faults:AddedLatency is \\\"1e3\\\"")]
    public async Task A_wrong_setting_ends_the_start(string key, string value, string explanation)
    {
        await using var service = ServiceProcess.Start(SampleProgram.Find(SampleBuild.Jit, "Inventory.Api"), new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            [key] = value,
        });

        Assert.NotEqual(0, await service.WaitForExitAsync());
        Assert.Contains(explanation, service.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_changes_at_the_same_time_one_wins_as_a_whole()
    {
        await using var shop = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => SwitchAsync(shop.Client, $$"""{"addedLatency":{{i}},"slowDependency":{{i}},"hoggedThreads":{{i}}}""")));

        var last = await shop.Client.GetFromJsonAsync<JsonElement>(Faults);
        Assert.Single(new[] { "addedLatency", "slowDependency", "hoggedThreads" }.Select(n => last.GetProperty(n).GetInt32()).Distinct());
    }

    private static Task<Shop> OpenAsync(Dictionary<string, string>? settings = null, string environment = "Development")
        => Shop.OpenAsync(SampleBuild.Jit, new([.. settings ?? [], new("ASPNETCORE_ENVIRONMENT", environment)]));

    private static async Task SwitchAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(Faults, content);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Places orders, all of which fail, until the alarm is pending.</summary>
    private static async Task<JsonElement> UntilPendingAsync(Shop shop, HttpClient page, string alarm, HttpStatusCode expected)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            using var response = await shop.OrderAsync("espresso");
            Assert.Equal(expected, response.StatusCode);
            if (await AlarmAsync(page, alarm) is var seen && seen.GetProperty("state").GetString() == "pending")
            {
                return seen;
            }
        }

        Assert.Fail($"{alarm} is not pending after {Patience}: {await page.GetStringAsync(Data)}");
        return default;
    }

    /// <summary>One of three periods breaches, or two when a minute has ended in between.</summary>
    private static void AssertBreaches(JsonElement alarm, int needed)
    {
        var condition = alarm.GetProperty("conditions")[0];
        Assert.InRange(condition.GetProperty("breaching").GetInt32(), 1, 2);
        Assert.Equal((needed, 3), (condition.GetProperty("needed").GetInt32(), condition.GetProperty("periods").GetInt32()));
    }

    private static async Task<JsonElement> AlarmAsync(HttpClient page, string id)
        => (await page.GetFromJsonAsync<JsonElement>(Data)).GetProperty("alarms").EnumerateArray().Single(a => a.GetProperty("id").GetString() == id);

    private static async Task<TimeSpan> MeasureAsync(Func<Task<HttpResponseMessage>> send)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await send();
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(started);
    }
}
