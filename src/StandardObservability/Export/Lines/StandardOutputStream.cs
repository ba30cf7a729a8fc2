namespace StandardObservability.Export.Lines;

/// <summary>Opens the standard output of the process; tests replace it.</summary>
/// <remarks>
/// <see cref="Console.OpenStandardOutput()"/> returns a stream that shares a lock with <see cref="Console.Out"/>. Without the lock,
/// text that the application writes to the console could appear inside a line.
/// </remarks>
internal sealed class StandardOutputStream(Func<Stream> open)
{
    public StandardOutputStream()
        : this(Console.OpenStandardOutput)
    {
    }

    public Stream Open() => open();
}
