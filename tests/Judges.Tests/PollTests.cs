using Xunit;

namespace Judges.Tests;

public sealed class PollTests
{
    [Fact]
    public async Task Asks_until_the_condition_holds()
    {
        var asked = 0;

        await Poll.UntilAsync(() => ++asked == 3, TimeSpan.FromSeconds(30), "the third question");

        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Says_what_did_not_happen_when_time_is_up()
    {
        var late = await Assert.ThrowsAsync<TimeoutException>(() => Poll.UntilAsync(() => false, TimeSpan.Zero, "the light is on"));

        Assert.Equal("Not within 0 s: the light is on", late.Message);
    }

    [Fact]
    public async Task Asks_once_even_without_any_time() =>
        await Poll.UntilAsync(() => Task.FromResult(true), TimeSpan.Zero, "nothing");
}
