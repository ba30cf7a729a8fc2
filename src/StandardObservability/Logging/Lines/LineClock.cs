using System.Globalization;

namespace StandardObservability.Logging.Lines;

/// <summary>Writes times as <c>2026-11-23T08:15:30.123Z</c>; within a second only the milliseconds are written anew.</summary>
internal sealed class LineClock
{
    private const string Form = "yyyy-MM-ddTHH:mm:ss.000Z";
    private const int Milliseconds = 20;

    private readonly byte[] _text = new byte[Form.Length];
    private long _second = -1;

    public ReadOnlySpan<byte> Write(DateTimeOffset time)
    {
        var (second, rest) = Math.DivRem(time.UtcTicks, TimeSpan.TicksPerSecond);
        if (second != _second)
        {
            time.UtcDateTime.TryFormat(_text, out _, Form, CultureInfo.InvariantCulture);
            _second = second;
        }

        var milliseconds = (int)(rest / TimeSpan.TicksPerMillisecond);
        _text[Milliseconds] = (byte)('0' + (milliseconds / 100));
        _text[Milliseconds + 1] = (byte)('0' + (milliseconds / 10 % 10));
        _text[Milliseconds + 2] = (byte)('0' + (milliseconds % 10));
        return _text;
    }
}
