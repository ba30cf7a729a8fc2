using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

public sealed class CheckoutApiTests
{
    [Theory]
    [EachBuild]
    public async Task Takes_an_order_gives_it_back_and_refuses_what_it_must(SampleBuild build)
    {
        await using var shop = await Shop.OpenAsync(build);

        using var placed = await shop.OrderAsync("espresso", 2);
        using var found = await shop.Client.GetAsync(placed.Headers.Location);
        using var unknown = await shop.OrderAsync("unobtainium");
        using var soldOut = await shop.OrderAsync("decaf");
        using var nonsense = await shop.OrderAsync("espresso", -1);
        using var missing = await shop.Client.GetAsync(new Uri("orders/none", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        Assert.Equal("espresso", (await found.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sku").GetString());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("unobtainium", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, soldOut.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [EachBuild]
    public async Task Says_clearly_that_the_inventory_is_down(SampleBuild build)
    {
        await using var shop = await Shop.OpenAsync(build);
        await shop.Inventory.StopAsync();

        using var response = await shop.OrderAsync("espresso");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var line = await shop.Checkout.WaitForLineAsync(static l => l.Contains("HttpRequestException", StringComparison.Ordinal));
        Assert.Matches("^[0-9a-f]{32}$", JsonDocument.Parse(line).RootElement.GetProperty("trace_id").GetString());
    }
}
