using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Judges;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

/// <summary>The models of the services, judged by their pages: what a model reads is really measured.</summary>
public sealed class ServiceModelTests
{
    private static readonly Uri Model = new("_observability/model", UriKind.Relative);
    private static readonly Uri Data = new("_observability/data", UriKind.Relative);

    [Fact]
    public async Task Each_widget_of_the_services_own_sections_has_a_value()
    {
        await using var shop = await Shop.OpenAsync(SampleBuild.Jit, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" }, worker: true);
        using var inventory = new HttpClient { BaseAddress = shop.InventoryUrl };
        foreach (var (sku, expected) in (IEnumerable<(string, HttpStatusCode)>)[("espresso", HttpStatusCode.Created), ("decaf", HttpStatusCode.Conflict)])
        {
            using var placed = await shop.OrderAsync(sku);
            Assert.Equal(expected, placed.StatusCode);
        }

        await AssertSectionAsync(shop.Client, "Orders", "Orders by outcome: accepted, out_of_stock", "Orders: bad share: bad share", "Oldest order in the queue: Oldest order in the queue");
        await AssertSectionAsync(inventory, "Stock", "Stock left by article: decaf, espresso, filter, siphon", "Stock left of espresso: Stock left of espresso");
    }

    [Fact]
    public async Task An_alarm_of_a_service_has_three_first_looks()
    {
        await using var shop = await Shop.OpenAsync(SampleBuild.Jit, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        using var inventory = new HttpClient { BaseAddress = shop.InventoryUrl };

        var alarms = (await AlarmsAsync(shop.Client)).Concat(await AlarmsAsync(inventory)).ToList();

        foreach (var id in (string[])["order-failures", "queue-age", "slo-orders-fast", "stock-low"])
        {
            Assert.Equal(3, alarms.Single(a => a.GetProperty("id").GetString() == id).GetProperty("firstLooks").GetArrayLength());
        }
    }

    private static async Task<IEnumerable<JsonElement>> AlarmsAsync(HttpClient service)
        => (await service.GetFromJsonAsync<JsonElement>(Model)).GetProperty("alarms").EnumerateArray();

    private static async Task AssertSectionAsync(HttpClient service, string title, params string[] expected)
    {
        var model = await service.GetFromJsonAsync<JsonElement>(Model);
        var section = model.GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("title").GetString() == title);
        string[] seen = [];
        await Poll.UntilAsync(
            async () =>
            {
                var data = (await service.GetFromJsonAsync<JsonElement>(Data)).GetProperty("widgets");
                seen = [.. section.GetProperty("widgets").EnumerateArray().Select(w => Describe(w, data))];
                return seen.SequenceEqual(expected);
            },
            Poll.DefaultTimeout,
            () => $"{string.Join("; ", expected)}, but there is {string.Join("; ", seen)}");
    }

    private static string Describe(JsonElement widget, JsonElement data)
        => $"{widget.GetProperty("title").GetString()}: " + string.Join(", ", data.GetProperty(widget.GetProperty("id").GetString()!).EnumerateArray()
            .Where(static l => l.GetProperty("last").ValueKind == JsonValueKind.Number)
            .Select(static l => l.GetProperty("label").GetString())
            .Order(StringComparer.Ordinal));
}
