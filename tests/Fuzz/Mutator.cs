namespace Fuzz;

/// <summary>Damages inputs at random. The same seed gives the same inputs.</summary>
internal sealed class Mutator(int seed, IEnumerable<string> words)
{
    private const int MaxLength = 4096;

    private static readonly byte[] Interesting = [.. "\0\u0001\t\n\r \"%&'*+,-./0:;<=>?@[\\]_{|}~\u007f"u8, 0x80, 0xbf, 0xc3, 0xed, 0xf0, 0xff];

    private readonly Random _random = new(seed);
    private readonly byte[][] _words = [.. words.Select(EscapedText.Encode)];

    public byte[] Mutate(byte[] input, byte[] other)
    {
        for (var changes = 1 + _random.Next(6); changes > 0; changes--)
        {
            input = Change(input, other);
        }

        return input.Length <= MaxLength ? input : input[..MaxLength];
    }

    private byte[] Change(byte[] input, byte[] other)
    {
        var at = _random.Next(input.Length + 1);
        var end = Math.Min(input.Length, at + 1 + _random.Next(16));
        return _random.Next(7) switch
        {
            0 => [.. input[..at], .. input[end..]],
            1 => [.. input[..end], .. input[at..]],
            2 => [.. input[..at], .. other[_random.Next(other.Length + 1)..]],
            3 when _words.Length > 0 => [.. input[..at], .. _words[_random.Next(_words.Length)], .. input[at..]],
            4 => [.. input[..at], Interesting[_random.Next(Interesting.Length)], .. input[at..]],
            5 when at < input.Length => [.. input[..at], (byte)(input[at] ^ (1 << _random.Next(8))), .. input[(at + 1)..]],
            _ when at < input.Length => [.. input[..at], Interesting[_random.Next(Interesting.Length)], .. input[(at + 1)..]],
            _ => input,
        };
    }
}
