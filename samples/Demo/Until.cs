namespace Demo;

/// <summary>Waits for conditions.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>Whether the condition became true within the limit.</returns>
    public static async Task<bool> TrueAsync(Func<Task<bool>> condition, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (Environment.TickCount64 < end)
        {
            if (await condition())
            {
                return true;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return await condition();
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, TimeSpan, CancellationToken)"/>
    public static Task<bool> TrueAsync(Func<bool> condition, TimeSpan limit, CancellationToken cancellationToken)
        => TrueAsync(() => Task.FromResult(condition()), limit, cancellationToken);
}
