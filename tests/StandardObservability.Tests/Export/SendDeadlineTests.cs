using StandardObservability.Export;
using Xunit;

namespace StandardObservability.Tests.Export;

public sealed class SendDeadlineTests
{
    [Fact]
    public async Task It_passes_when_its_time_has_come()
    {
        using var deadline = new SendDeadline();
        var passed = new TaskCompletionSource();
        await using var registration = deadline.Token.Register(passed.SetResult);
        deadline.ExpireAfter(TimeSpan.FromMilliseconds(-1));

        await passed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>A test host stops its service a second time, while the service's own end takes the container down.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_second_stop_after_the_end_is_harmless(int seconds)
    {
        var deadline = new SendDeadline();
        deadline.Dispose();

        deadline.ExpireAfter(TimeSpan.FromSeconds(seconds));

        Assert.False(deadline.Token.IsCancellationRequested);
    }
}
