namespace StandardObservability.Export.Lines;

/// <summary>Opens the stream behind standard output.</summary>
/// <remarks>
/// Through <see cref="Console.OpenStandardOutput()"/>, whose writes share a lock with <see cref="Console.Out"/>: a private
/// stream on the same handle would let the application's own prints cut into a line.
/// </remarks>
internal sealed class StandardOutputStream(Func<Stream> open)
{
    public StandardOutputStream()
        : this(Console.OpenStandardOutput)
    {
    }

    public Stream Open() => open();
}
