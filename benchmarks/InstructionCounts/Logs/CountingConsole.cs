using System.Text;

namespace InstructionCounts.Logs;

/// <summary>Replaces the console: counts the lines and keeps nothing.</summary>
internal sealed class CountingConsole : TextWriter
{
    private readonly SemaphoreSlim _written = new(0);

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
    }

    public override void Write(string? value) => _written.Release();

    public void Await(int lines)
    {
        while (lines-- > 0)
        {
            _written.Wait();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _written.Dispose();
        base.Dispose(disposing);
    }
}
