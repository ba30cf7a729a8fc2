using System.Text;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>Stands in for the console: counts the texts that are written, keeps nothing.</summary>
internal sealed class CountingWriter(Arrivals arrivals) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
    }

    public override void Write(string? value) => arrivals.Add(1);
}
