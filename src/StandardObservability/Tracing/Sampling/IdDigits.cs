using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StandardObservability.Tracing.Sampling;

/// <summary>Reads the digits of a trace id as numbers. An activity has checked that they are lower-case hexadecimal digits.</summary>
/// <remarks>The text of an id exists already, and its bytes are expensive: <see cref="System.Diagnostics.ActivityTraceId"/> keeps only the text.</remarks>
internal static class IdDigits
{
    public const int Half = 16;
    public const int Prefix = 8;

    private const int PartLength = 4;
    private const int PartBits = PartLength * 4;

    /// <summary>The number of sixteen digits.</summary>
    public static ulong ReadHalf(ReadOnlySpan<char> digits) => ((ulong)ReadPrefix(digits) << (2 * PartBits)) | ReadPrefix(digits[Prefix..]);

    /// <summary>The number of eight digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // For each new trace.
    public static uint ReadPrefix(ReadOnlySpan<char> digits) => (ReadPart(digits) << PartBits) | ReadPart(digits[PartLength..]);

    /// <summary>Reads four digits at once: the lower four bits of a letter are nine less than its value, and its sixth bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ReadPart(ReadOnlySpan<char> digits)
    {
        var text = BinaryPrimitives.ReadUInt64LittleEndian(MemoryMarshal.AsBytes(digits[..PartLength]));
        var values = (text & 0x000F_000F_000F_000F) + (((text >> 6) & 0x0001_0001_0001_0001) * 9);

        // Adds the four values in the highest sixteen bits, each moved to its place.
        return (uint)((values * 0x1000_0100_0010_0001) >> 48);
    }
}
