using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Finds by its characters alone which kinds of secrets a text may contain. A character costs a few instructions.</summary>
/// <remarks>
/// Windows of 64 characters, one bit each, overlap by 16, so each run of up to 16 characters is complete in one window. The result may
/// name too many kinds, but never too few: the rules find nothing unless the condition of their kind holds. A text may be UTF-16 or
/// UTF-8, raw or escaped as a JSON string: all conditions are of ASCII characters, and of those that JSON escapes only the tab is in
/// a condition. A text with an escaped tab must not be checked.
/// </remarks>
internal static class CharacterFilter
{
    /// <summary>The shortest secret that a rule recognizes by its form alone, with its prefix and the characters between its parts.</summary>
    public const int LongTokenLength = 16;

    private const int Window = 64;
    private const int Step = Window - LongTokenLength;

    // Character classes. A character is in a class when both halves of its code are.
    private const byte LowerHalfOfLetters = 0x01;
    private const byte UpperHalfOfLetters = 0x02;
    private const byte Digit = 0x04;
    private const byte Joint = 0x08;
    private const byte UpperJoint = 0x10;
    private const byte Separator = 0x20;
    private const byte Encoded = 0x40;
    private const byte At = 0x80;

    /// <summary>Shifts the bit of digits to the most significant bit, which is extracted.</summary>
    private const int DigitToTop = 5;

    /// <summary>The bits in which <c>c</c>, the end of <c>Basic</c>, and <c>s</c>, the end of <c>is</c>, differ, of both cases.</summary>
    private const byte CToS = 0x30;

    private const byte InRun = LowerHalfOfLetters | UpperHalfOfLetters | Digit | Joint | UpperJoint | Encoded;

    /// <summary>
    /// Classes by the lower four bits: letters, from 1 and from 0; <c>+ - . / =</c> and their neighbours, <c>_ ~</c>; <c>: = ></c>;
    /// <c>% ( +</c>; <c>@</c>.
    /// </summary>
    private static ReadOnlySpan<byte> ByLower =>
    [
        UpperHalfOfLetters | Digit | At,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit | Encoded,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit | Encoded,
        LowerHalfOfLetters | UpperHalfOfLetters | Digit,
        LowerHalfOfLetters | UpperHalfOfLetters | Separator,
        LowerHalfOfLetters | Joint | Encoded,
        LowerHalfOfLetters,
        LowerHalfOfLetters | Joint | Separator,
        LowerHalfOfLetters | Joint | UpperJoint | Separator,
        LowerHalfOfLetters | Joint | UpperJoint,
    ];

    /// <summary>Classes by the upper four bits; a character beyond ASCII has none.</summary>
    private static ReadOnlySpan<byte> ByUpper =>
    [
        0,
        0,
        Joint | Encoded,
        Joint | Digit | Separator,
        LowerHalfOfLetters | At,
        UpperHalfOfLetters | UpperJoint,
        LowerHalfOfLetters,
        UpperHalfOfLetters | UpperJoint,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
    ];

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
        var numbers = default(NumberParts);
        var rest = text;
        while (true)
        {
            found |= ScanWindow(rest, ref seen, ref numbers);
            if (rest.Length <= Window)
            {
                break;
            }

            rest = rest[Step..];
        }

        return found
            | (HasClass(seen, Separator | Encoded) ? PossibleSecrets.AfterName : PossibleSecrets.None)
            | (HasClass(seen, At) ? PossibleSecrets.EmailAddress : PossibleSecrets.None)
            | (numbers.MayBeNumber ? PossibleSecrets.Number : PossibleSecrets.None);
    }

    /// <summary>Scans one window of 16 characters or more and adds the classes of its characters to <paramref name="seen"/>.</summary>
    private static PossibleSecrets ScanWindow<T>(ReadOnlySpan<T> text, ref Vector128<byte> seen, ref NumberParts numbers)
        where T : unmanaged
    {
        var (byLower, byUpper) = (Vector128.Create(ByLower), Vector128.Create(ByUpper));
        var (runs, digits, letters, capitals, dashes, wordEnds, lettersI, blanks) = (0UL, 0UL, 0UL, 0UL, 0UL, 0UL, 0UL, 0UL);
        for (var next = 0; next < Window && next < text.Length; next += Vector128<byte>.Count)
        {
            // The last 16 characters may overlap those before; a character that is read twice sets the same bit.
            var at = Math.Min(next, text.Length - Vector128<byte>.Count);
            var bytes = Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), at));
            var classes = Vector128.ShuffleNative(byLower, bytes & Vector128.Create((byte)0x0f)) & Vector128.ShuffleNative(byUpper, bytes >>> 4);
            var tabs = Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
            seen |= classes | ((tabs | IsBracketOrBar(bytes)) & Vector128.Create(Separator));
            runs |= Bits(Vector128.GreaterThan((classes & Vector128.Create(InRun)).AsSByte(), Vector128<sbyte>.Zero).AsByte(), at);
            digits |= Bits((classes.AsUInt16() << DigitToTop).AsByte(), at);
            letters |= Bits(IsInAlphabet((bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a')), at);
            capitals |= Bits(IsInAlphabet(bytes - Vector128.Create((byte)'A')), at);
            dashes |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'-')), at);
            wordEnds |= Bits(Vector128.Equals(bytes | Vector128.Create(CToS), Vector128.Create((byte)'s')), at);
            lettersI |= Bits(Vector128.Equals(bytes | Vector128.Create((byte)0x20), Vector128.Create((byte)'i')), at);
            blanks |= Bits(tabs | Vector128.Equals(bytes, Vector128.Create((byte)' ')), at);
        }

        // The overlap is counted by the next window.
        numbers.Add(digits, letters, text.Length <= Window ? ulong.MaxValue : (1UL << Step) - 1);
        var options = dashes & ((dashes << 1) | (((blanks << 1) | 1) & ~(blanks >> 1)));
        var words = (wordEnds << 1) & blanks & (lettersI << 2) & ((wordEnds | blanks) << 3);
        return (HasLongRun(runs) ? PossibleSecrets.LongToken : PossibleSecrets.None)
            | ((options | words) != 0 ? PossibleSecrets.AfterName : PossibleSecrets.None)
            | (((capitals << 2) & (capitals << 3) & digits & (digits << 1)) != 0 ? PossibleSecrets.Number : PossibleSecrets.None);
    }

    private static Vector128<byte> IsInAlphabet(Vector128<byte> fromA) => Vector128.LessThanOrEqual(fromA, Vector128.Create((byte)('Z' - 'A')));

    private static Vector128<byte> IsBracketOrBar(Vector128<byte> bytes)
        => Vector128.Equals(bytes, Vector128.Create((byte)'[')) | Vector128.Equals(bytes, Vector128.Create((byte)'|'));

    /// <summary>Loads 16 characters as one byte each; a character beyond a byte becomes 255.</summary>
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

    /// <summary>Whether 16 consecutive bits are set. Each step doubles the length of the runs that are checked.</summary>
    private static bool HasLongRun(ulong bits)
    {
        bits &= bits >> 1;
        bits &= bits >> 2;
        bits &= bits >> 4;
        return (bits & (bits >> 8)) != 0;
    }

    private static bool HasClass(Vector128<byte> seen, int classes) => (seen & Vector128.Create((byte)classes)) != Vector128<byte>.Zero;
}
