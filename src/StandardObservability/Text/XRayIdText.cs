using System.Buffers;
using System.Runtime.CompilerServices;

namespace StandardObservability.Text;

/// <summary>The text form of a trace id in X-Ray, <c>1-8hex-24hex</c>: the same 32 digits as W3C's, with the time of the trace apart.</summary>
/// <remarks>Source: AWS X-Ray Developer Guide, "Tracing header", "Trace ID format".</remarks>
internal static class XRayIdText
{
    public const int Length = 35;

    /// <summary>Digits of a trace id without version and dashes.</summary>
    public const int TraceIdLength = 32;

    private const string Version = "1-";
    private const int TimeStart = 2;
    private const int TimeLength = 8;
    private const int RestStart = TimeStart + TimeLength + 1;
    private const int RestLength = TraceIdLength - TimeLength;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <param name="traceId">The 32 digits.</param>
    public static string Create(string traceId) => string.Create(Length, traceId, static (text, id) => Write(id, text));

    /// <param name="traceId">The 32 digits.</param>
    /// <param name="text">Takes the form, at least <see cref="Length"/> long.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ReadOnlySpan<char> traceId, Span<char> text)
    {
        Version.CopyTo(text);
        traceId[..TimeLength].CopyTo(text[TimeStart..]);
        text[RestStart - 1] = '-';
        traceId[TimeLength..].CopyTo(text[RestStart..]);
    }

    /// <param name="traceId">The 32 digits.</param>
    /// <param name="text">Takes the form.</param>
    public static void Write(ReadOnlySpan<char> traceId, Utf8Buffer text)
    {
        Span<char> form = stackalloc char[Length];
        Write(traceId, form);
        text.Ascii(form);
    }

    /// <summary>Replaces the digits of a form.</summary>
    /// <param name="traceId">The 32 digits.</param>
    /// <param name="form">The form of another id.</param>
    public static void CopyDigits(ReadOnlySpan<byte> traceId, Span<byte> form)
    {
        traceId[..TimeLength].CopyTo(form[TimeStart..]);
        traceId[TimeLength..].CopyTo(form[RestStart..]);
    }

    /// <summary>Whether a text is a trace id in X-Ray's form that W3C allows too: not all zeros.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
        => text.Length == Length && text[0] == Version[0] && text[1] == Version[1] && text[RestStart - 1] == '-'
            && IsHex(Time(text)) && IsHex(Rest(text)) && (Time(text) is not "00000000" || Rest(text).ContainsAnyExcept('0'));

    /// <summary>Copies the 32 digits of a valid text.</summary>
    public static void CopyTraceId(ReadOnlySpan<char> text, Span<char> traceId)
    {
        Time(text).CopyTo(traceId);
        Rest(text).CopyTo(traceId[TimeLength..]);
    }

    /// <summary>Whether a valid text is the form of these 32 digits.</summary>
    public static bool IsFormOf(ReadOnlySpan<char> text, ReadOnlySpan<char> traceId)
        => Time(text).SequenceEqual(traceId[..TimeLength]) && Rest(text).SequenceEqual(traceId[TimeLength..]);

    /// <summary>Whether a text has lower-case hexadecimal digits only.</summary>
    public static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LowerHex);

    private static ReadOnlySpan<char> Time(ReadOnlySpan<char> text) => text.Slice(TimeStart, TimeLength);

    private static ReadOnlySpan<char> Rest(ReadOnlySpan<char> text) => text.Slice(RestStart, RestLength);
}
