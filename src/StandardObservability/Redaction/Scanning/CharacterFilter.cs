using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Says by a text's characters alone which searches could find anything. Most texts are cleared by it, at a few instructions a character.</summary>
/// <remarks>
/// Looks at windows of 64 characters, a bit for each, that overlap by 16, so that everything of up to 16 characters stands whole in
/// one of them. It may suspect too much and never too little: each condition is one that the rules it stands for cannot do without.
/// A text may be UTF-16 or UTF-8, and as it is or as a JSON string: rules look at ASCII alone, and what JSON escapes is in no condition
/// but for the tab, for which a backslash stands too.
/// </remarks>
internal static class CharacterFilter
{
    /// <summary>No secret that shows by its own form is shorter, a prefix and what joins its parts included.</summary>
    public const int LongTokenLength = 16;

    /// <summary>Digits of the shortest card number.</summary>
    private const int CardDigits = 14;

    private const int Window = 64;
    private const int Step = Window - LongTokenLength;

    // Characters by the two halves of their code: a character is in a class when both halves are.
    private const byte LowerHalfOfLetters = 0x01;
    private const byte UpperHalfOfLetters = 0x02;
    private const byte Digit = 0x04;
    private const byte Joint = 0x08;
    private const byte UpperJoint = 0x10;
    private const byte Separator = 0x20;
    private const byte Encoded = 0x40;
    private const byte At = 0x80;

    /// <summary>Brings the bit of digits to where bits are taken from.</summary>
    private const int DigitToTop = 5;

    private const byte InRun = LowerHalfOfLetters | UpperHalfOfLetters | Digit | Joint | UpperJoint | Encoded;

    /// <summary>By the lower four bits: letters begin at 1 and at 0; <c>+ - . / =</c> and their neighbours, <c>_ ~</c>; <c>: = ></c>; <c>% +</c>; <c>@</c>.</summary>
    private static readonly Vector128<byte> ByLower = Vector128.Create(
        (byte)(UpperHalfOfLetters | Digit | At),
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit | Encoded,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Separator,
        LowerHalfOfLetters | Joint | Encoded,
        LowerHalfOfLetters,
        LowerHalfOfLetters | Joint | Separator,
        LowerHalfOfLetters | Joint | UpperJoint | Separator,
        LowerHalfOfLetters | Joint | UpperJoint);

    /// <summary>By the upper four bits; beyond ASCII there are none.</summary>
    private static readonly Vector128<byte> ByUpper = Vector128.Create(
        (byte)0, 0, Joint | Encoded, Joint | Digit | Separator, LowerHalfOfLetters | At, UpperHalfOfLetters | UpperJoint, LowerHalfOfLetters, UpperHalfOfLetters | UpperJoint, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <typeparam name="T"><see cref="char"/>, or <see cref="byte"/> for UTF-8.</typeparam>
    public static PossibleSecrets FindPossibleSecrets<T>(ReadOnlySpan<T> text)
        where T : unmanaged
    {
        if (text.Length >= Vector128<byte>.Count)
        {
            return Scan(text);
        }

        Span<T> padded = stackalloc T[Vector128<byte>.Count];
        padded.Clear();
        text.CopyTo(padded);
        return Scan<T>(padded);
    }

    private static PossibleSecrets Scan<T>(ReadOnlySpan<T> text)
        where T : unmanaged
    {
        var seen = Vector128<byte>.Zero;
        var found = PossibleSecrets.None;
        var digits = 0;
        var rest = text;
        while (true)
        {
            found |= ScanWindow(rest, ref seen, ref digits);
            if (rest.Length <= Window)
            {
                break;
            }

            rest = rest[Step..];
        }

        return found
            | (HasClass(seen, Separator | Encoded) ? PossibleSecrets.AfterName : PossibleSecrets.None)
            | (HasClass(seen, At) ? PossibleSecrets.EmailAddress : PossibleSecrets.None)
            | (digits >= CardDigits ? PossibleSecrets.Number : PossibleSecrets.None);
    }

    /// <summary>Looks at one window of sixteen characters or more; what a single character tells is left in <paramref name="seen"/>.</summary>
    private static PossibleSecrets ScanWindow<T>(ReadOnlySpan<T> text, ref Vector128<byte> seen, ref int digitCount)
        where T : unmanaged
    {
        var (runs, digits, capitals, dashes, schemeEnds, blanks) = (0UL, 0UL, 0UL, 0UL, 0UL, 0UL);
        for (var next = 0; next < Window && next < text.Length; next += Vector128<byte>.Count)
        {
            // The last sixteen overlap those before: what is seen twice has the same bit.
            var at = Math.Min(next, text.Length - Vector128<byte>.Count);
            var bytes = Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at));
            var classes = Vector128.ShuffleNative(ByLower, bytes & Vector128.Create((byte)0x0f)) & Vector128.ShuffleNative(ByUpper, bytes >>> 4);
            seen |= classes;
            runs |= Bits(Vector128.GreaterThan((classes & Vector128.Create(InRun)).AsSByte(), Vector128<sbyte>.Zero).AsByte(), at);
            digits |= Bits((classes.AsUInt16() << DigitToTop).AsByte(), at);
            capitals |= Bits(Vector128.LessThanOrEqual(bytes - Vector128.Create((byte)'A'), Vector128.Create((byte)('Z' - 'A'))), at);
            dashes |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'-')), at);
            schemeEnds |= Bits(Vector128.Equals(bytes | Vector128.Create((byte)0x20), Vector128.Create((byte)'c')), at);
            blanks |= Bits(IsBlank(bytes), at);
        }

        // What the next window sees again, it counts.
        digitCount += BitOperations.PopCount(text.Length <= Window ? digits : digits & ((1UL << Step) - 1));
        var options = dashes & (dashes << 1);
        var basic = (schemeEnds << 1) & blanks;
        var countries = (capitals << 2) & (capitals << 3) & digits & (digits << 1);
        return (HasLongRun(runs) ? PossibleSecrets.LongToken : PossibleSecrets.None)
            | ((options | basic) != 0 ? PossibleSecrets.AfterName : PossibleSecrets.None)
            | (countries != 0 ? PossibleSecrets.Number : PossibleSecrets.None);
    }

    private static Vector128<byte> IsBlank(Vector128<byte> bytes)
        => Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));

    /// <summary>Sixteen characters as a byte each; what is beyond a byte becomes 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load<T>(ref T start)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
        {
            return Vector128.LoadUnsafe(ref Unsafe.As<T, byte>(ref start));
        }

        ref var first = ref Unsafe.As<T, ushort>(ref start);
        return Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, (nuint)Vector128<ushort>.Count));
    }

    private static ulong Bits(Vector128<byte> matches, int at) => (ulong)matches.ExtractMostSignificantBits() << at;

    /// <summary>Whether 16 bits in a row are set: each step halves what is left to be seen.</summary>
    private static bool HasLongRun(ulong bits)
    {
        bits &= bits >> 1;
        bits &= bits >> 2;
        bits &= bits >> 4;
        return (bits & (bits >> 8)) != 0;
    }

    private static bool HasClass(Vector128<byte> seen, int classes) => (seen & Vector128.Create((byte)classes)) != Vector128<byte>.Zero;
}
