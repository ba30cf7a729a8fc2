using System.Diagnostics;

namespace Judges;

/// <summary>Waits for a condition with a limit, and says what did not happen when time is up.</summary>
public static class Poll
{
    /// <summary>How long to wait for something that should happen at once, on a machine that may be busy.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(30);

    public static Task UntilAsync(Func<bool> condition, TimeSpan timeout, string what) =>
        UntilAsync(() => Task.FromResult(condition()), timeout, () => what);

    public static Task UntilAsync(Func<Task<bool>> condition, TimeSpan timeout, string what) =>
        UntilAsync(condition, timeout, () => what);

    /// <param name="condition">Asked again and again, at least once.</param>
    /// <param name="timeout">The limit.</param>
    /// <param name="what">What is waited for, worded when time is up, so that it can say what happened instead.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan timeout, Func<string> what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > timeout) throw new TimeoutException($"Not within {timeout.TotalSeconds:0.#} s: {what()}");
            await Task.Delay(TimeSpan.FromMilliseconds(15));
        }
    }
}
