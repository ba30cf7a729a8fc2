using StandardObservability.Export;
using Xunit;

namespace StandardObservability.Tests.Export;

public sealed class SendDeadlineTests
{
    [Fact]
    public async Task The_token_is_cancelled_when_the_time_is_over()
    {
        using var deadline = new SendDeadline();
        var passed = new TaskCompletionSource();
        await using var registration = deadline.Token.Register(passed.SetResult);
        deadline.ExpireAfter(TimeSpan.FromMilliseconds(-1));

        await passed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>A test host stops its service a second time while the container is disposed of.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_second_stop_after_disposal_is_harmless(int seconds)
    {
        var deadline = new SendDeadline();
        deadline.Dispose();

        deadline.ExpireAfter(TimeSpan.FromSeconds(seconds));

        Assert.False(deadline.Token.IsCancellationRequested);
    }
}
