namespace StandardObservability.Testing.Failures;

/// <summary>Waits until telemetry arrives.</summary>
internal static class Wait
{
    private static readonly TimeSpan CollectionInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Ends when metrics are to be collected again. Measurements give no notice.</summary>
    public static Task NextCollection() => Task.Delay(CollectionInterval);

    public static async Task<T> ForAsync<T>(
        Func<IReadOnlyList<T>> read,
        Func<Task> findChange,
        Expectation<T> expectation,
        Func<string?> findHint,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where T : class
    {
        var end = Task.Delay(timeout, cancellationToken);
        while (true)
        {
            // The next change is taken before the items are read, so that none is missed.
            var change = findChange();
            var items = read();
            if (expectation.Find(items) is { } found)
            {
                return found;
            }

            if (await Task.WhenAny(change, end).ConfigureAwait(false) == end)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var failure = expectation.DescribeFailure(read(), timeout);
                throw new TelemetryAssertionException(findHint() is { } hint ? $"{failure}\n{hint}" : failure);
            }
        }
    }
}
