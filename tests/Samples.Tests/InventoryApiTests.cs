using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

public sealed class InventoryApiTests
{
    [Fact]
    public async Task Never_gives_away_more_than_it_has_to_senders_at_the_same_time()
    {
        await using var shop = await Shop.OpenAsync(SampleBuild.Jit);
        using var client = new HttpClient { BaseAddress = shop.InventoryUrl };
        var before = await StockAsync(client);

        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => client.PostAsJsonAsync("reservations", new { sku = "espresso", quantity = 2 })));

        Assert.All(answers, static a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(before - 160, await StockAsync(client));
    }

    private static async Task<int> StockAsync(HttpClient client)
        => (await client.GetFromJsonAsync<JsonElement>(new Uri("stock/espresso", UriKind.Relative))).GetProperty("quantity").GetInt32();
}
