using System.Numerics;

namespace StandardObservability.Redaction.Scanning;

/// <summary>The parts of a text that a card number or a bank account number has. Without them, the text has no such number.</summary>
/// <remarks>
/// A card number is one group of 14 digits or more, or several groups of which each of the first two has four digits or more. A bank account number
/// begins with the letters of a country and two digits; in lower case it has 12 digits or more.
/// </remarks>
internal ref struct NumberParts
{
    private const int LeastDigits = 12;
    private const int LeastGroups = 2;

    private int _digits;
    private int _groups;
    private ulong _longGroups;
    private ulong _countries;

    public readonly bool MayBeNumber => _groups >= LeastGroups || _longGroups != 0 || (_digits >= LeastDigits && _countries != 0);

    /// <summary>Adds the parts of a window.</summary>
    /// <param name="digits">A bit for each digit.</param>
    /// <param name="letters">A bit for each letter.</param>
    /// <param name="counted">The bits that no other window counts. A group that reaches into the next window may count twice.</param>
    public void Add(ulong digits, ulong letters, ulong counted)
    {
        var pairs = digits & (digits >> 1);
        var fours = pairs & (pairs >> 2);
        var eights = fours & (fours >> 4);
        _digits += BitOperations.PopCount(digits & counted);
        _groups += BitOperations.PopCount(fours & ~(fours << 1) & counted);
        _longGroups |= eights & (eights >> 6);
        _countries |= pairs & (letters << 1) & (letters << 2);
    }
}
