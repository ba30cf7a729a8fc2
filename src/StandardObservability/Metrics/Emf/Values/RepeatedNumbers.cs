using System.Runtime.InteropServices;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>Writes numbers as JSON. A number that equals the previous one is copied, because formatting costs more.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct RepeatedNumbers(Utf8Buffer buffer)
{
    private double _last = double.NaN;
    private TextSpan _text;

    public void Write(double value)
    {
        if (value == _last)
        {
            buffer.Copy(_text);
            return;
        }

        var start = buffer.Length;
        buffer.Number(value);
        (_last, _text) = (value, new TextSpan(start, buffer.Length));
    }
}
