using System.Globalization;
using System.Text;
using StandardObservability.Conventions.Logging;

namespace StandardObservability.Logging.Json;

/// <summary>Writes the start of a line, <c>{"timestamp":"2026-11-23T08:15:30.123Z</c>. Within one second only the milliseconds change.</summary>
internal sealed class TimestampField
{
    private const string Start = $"{{\"{LogFieldNames.Timestamp}\":\"";
    private const string Format = "yyyy-MM-ddTHH:mm:ss.000Z";
    private const int MillisecondDigits = 3;

    private readonly byte[] _text = Encoding.UTF8.GetBytes(Start + Format);
    private long _second = long.MinValue;

    public ReadOnlySpan<byte> Write(DateTimeOffset time)
    {
        var rest = time.UtcTicks - _second;
        if ((ulong)rest >= TimeSpan.TicksPerSecond)
        {
            rest = time.UtcTicks % TimeSpan.TicksPerSecond;
            _second = time.UtcTicks - rest;
            Span<char> text = stackalloc char[Format.Length];
            time.UtcDateTime.TryFormat(text, out _, Format, CultureInfo.InvariantCulture);
            Ascii.FromUtf16(text, _text.AsSpan(Start.Length), out _);
        }

        var milliseconds = (uint)rest / (uint)TimeSpan.TicksPerMillisecond;
        var digits = _text.AsSpan(_text.Length - MillisecondDigits - 1, MillisecondDigits);
        digits[2] = (byte)('0' + (milliseconds % 10));
        digits[1] = (byte)('0' + (milliseconds / 10 % 10));
        digits[0] = (byte)('0' + (milliseconds / 100));
        return _text;
    }
}
