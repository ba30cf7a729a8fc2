using System.Diagnostics;

namespace Judges;

/// <summary>Waits for a condition with a time limit, and reports what was expected when the time is up.</summary>
public static class Poll
{
    /// <summary>Time limit for something that should happen immediately, on a machine that may be busy.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(30);

    public static Task UntilAsync(Func<bool> condition, TimeSpan timeout, string what) =>
        UntilAsync(() => Task.FromResult(condition()), timeout, () => what);

    public static Task UntilAsync(Func<Task<bool>> condition, TimeSpan timeout, string what) =>
        UntilAsync(condition, timeout, () => what);

    /// <param name="condition">Evaluated repeatedly, at least once.</param>
    /// <param name="timeout">The time limit.</param>
    /// <param name="what">Describes the expectation. It is called when the time is up, so it can include the current state.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan timeout, Func<string> what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > timeout) throw new TimeoutException($"Timed out after {timeout.TotalSeconds:0.#} s. Expected: {what()}");
            await Task.Delay(TimeSpan.FromMilliseconds(15));
        }
    }
}
