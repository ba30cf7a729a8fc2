namespace StandardObservability.Export.Lines;

/// <summary>Opens the standard output of the process; tests replace it.</summary>
/// <remarks>
/// The stream shares a lock with <see cref="Console.Out"/>. Without the lock, text that the application writes to the console could
/// appear inside a line.
/// </remarks>
internal sealed class StandardOutputStream(Func<Stream> open)
{
    public StandardOutputStream()
        : this(static () => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixStandardOutput())
    {
    }

    public Stream Open() => open();
}
