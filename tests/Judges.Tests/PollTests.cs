using Xunit;

namespace Judges.Tests;

public sealed class PollTests
{
    [Fact]
    public async Task Evaluates_the_condition_until_it_holds()
    {
        var evaluations = 0;

        await Poll.UntilAsync(() => ++evaluations == 3, TimeSpan.FromSeconds(30), "the third evaluation");

        Assert.Equal(3, evaluations);
    }

    [Fact]
    public async Task Reports_what_was_expected_when_the_time_is_up()
    {
        var late = await Assert.ThrowsAsync<TimeoutException>(() => Poll.UntilAsync(() => false, TimeSpan.Zero, "the light is on"));

        Assert.Equal("Timed out after 0 s. Expected: the light is on", late.Message);
    }

    [Fact]
    public async Task Evaluates_the_condition_once_without_any_time() =>
        await Poll.UntilAsync(() => Task.FromResult(true), TimeSpan.Zero, "nothing");
}
