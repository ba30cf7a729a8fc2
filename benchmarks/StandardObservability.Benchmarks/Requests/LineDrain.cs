namespace StandardObservability.Benchmarks.Requests;

/// <summary>Reads the output of a program, counts the lines and keeps nothing.</summary>
internal sealed class LineDrain
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    private long _lines;

    public LineDrain(Stream output) => Task.Run(() => ReadAsync(output));

    /// <summary>Returns the number of lines when no more arrive.</summary>
    public async Task<long> SettledAsync()
    {
        long before;
        do
        {
            before = Interlocked.Read(ref _lines);
            await Task.Delay(Quiet);
        }
        while (before != Interlocked.Read(ref _lines));
        return before;
    }

    private async Task ReadAsync(Stream output)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await output.ReadAsync(buffer)) > 0)
        {
            Interlocked.Add(ref _lines, buffer.AsSpan(0, read).Count((byte)'\n'));
        }
    }
}
