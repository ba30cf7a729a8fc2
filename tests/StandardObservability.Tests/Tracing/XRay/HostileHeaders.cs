namespace StandardObservability.Tests.Tracing.XRay;

/// <summary>Headers that nobody would write: real ones that were damaged, and heaps of pieces. The same seed gives the same ones.</summary>
internal ref struct HostileHeaders(ulong seed, Span<char> buffer)
{
    private const string Alphabet = "0123456789abcdefABCDEF;=-,?: \tRPSéroot";

    private static readonly string[] Whole =
    [
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=?",
        "Sampled=0;Parent=53995c3f42cd8ad8;Root=1-5759e988-bd862e3fe1be46a994272793;Lineage=a87bd80c:0,68fd508a:5",
        "Self=1-67891233-12456789abcdef012345678;Root=1-67891233-abcdef012345678912345678",
    ];

    private static readonly string[] Pieces =
        ["Root=", "1-5759e988-bd862e3fe1be46a994272793", "1-00000000-000000000000000000000000", ";", ";", ",", "Parent=", "53995c3f42cd8ad8", "0000000000000000", "Sampled=", "1", "?", "Self=", "é", " "];

    private readonly Span<char> _buffer = buffer;
    private ulong _state = seed | 1;

    public ReadOnlySpan<char> Next() => Random(2) == 0 ? Damaged() : Heap();

    public ulong Random()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        return _state ^= _state << 17;
    }

    private int Random(int below) => (int)(Random() % (uint)below);

    private ReadOnlySpan<char> Damaged()
    {
        var whole = Whole[Random(Whole.Length)];
        whole.CopyTo(_buffer);
        var header = _buffer[..whole.Length];
        for (var damages = Random(3); damages > 0 && !header.IsEmpty; damages--)
        {
            var at = Random(header.Length);
            switch (Random(4))
            {
                case 0:
                    header = header[..at];
                    break;
                case 1:
                    header[(at + 1)..].CopyTo(header[at..]);
                    header = header[..^1];
                    break;
                default:
                    header[at] = Alphabet[Random(Alphabet.Length)];
                    break;
            }
        }

        return header;
    }

    private ReadOnlySpan<char> Heap()
    {
        var length = 0;
        for (var pieces = Random(12); pieces > 0; pieces--)
        {
            var piece = Pieces[Random(Pieces.Length)];
            piece.CopyTo(_buffer[length..]);
            length += piece.Length;
        }

        return _buffer[..length];
    }
}
