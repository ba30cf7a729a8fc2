using System.Globalization;
using System.Text;
using StandardObservability.Conventions.Logging;

namespace StandardObservability.Logging.Json;

/// <summary>Writes the start of a line, <c>{"timestamp":"2026-11-23T08:15:30.123Z</c>. Within one second only the milliseconds change.</summary>
internal sealed class TimestampField
{
    private const string Start = $"{{\"{LogFieldNames.Timestamp}\":\"";
    private const string Format = "yyyy-MM-ddTHH:mm:ss.000Z";
    private const int SecondsLength = 19;
    private const int MillisecondDigits = 3;

    /// <summary>Length of the format <c>O</c>, <c>2026-11-23T08:15:30.1234567Z</c>. It needs no calendar of a culture, unlike a custom format.</summary>
    private const int RoundTripLength = 28;

    private readonly byte[] _text = Encoding.UTF8.GetBytes(Start + Format);
    private long _second = long.MinValue;

    public ReadOnlySpan<byte> Write(DateTimeOffset time)
    {
        var rest = time.UtcTicks - _second;
        if ((ulong)rest >= TimeSpan.TicksPerSecond)
        {
            rest = time.UtcTicks % TimeSpan.TicksPerSecond;
            _second = time.UtcTicks - rest;
            Span<byte> text = stackalloc byte[RoundTripLength];
            time.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
            text[..SecondsLength].CopyTo(_text.AsSpan(Start.Length));
        }

        var milliseconds = (uint)rest / (uint)TimeSpan.TicksPerMillisecond;
        var digits = _text.AsSpan(_text.Length - MillisecondDigits - 1, MillisecondDigits);
        digits[2] = (byte)('0' + (milliseconds % 10));
        digits[1] = (byte)('0' + (milliseconds / 10 % 10));
        digits[0] = (byte)('0' + (milliseconds / 100));
        return _text;
    }
}
