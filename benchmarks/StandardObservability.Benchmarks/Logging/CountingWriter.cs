using System.Text;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>Stands before the console: counts the texts that have been written.</summary>
internal sealed class CountingWriter(TextWriter console, Arrivals arrivals) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => console.Write(value);

    public override void Write(string? value)
    {
        console.Write(value);
        arrivals.Add(1);
    }
}
