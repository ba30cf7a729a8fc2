using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StandardObservability.Text;

/// <summary>Text in UTF-8 that is written again and again. It lies in whole blocks, so that a short one is copied in one move, without asking how long it is.</summary>
internal readonly struct Utf8Fragment
{
    /// <summary>Bytes of a block.</summary>
    private const int Block = 32;

    private readonly byte[] _blocks;

    public Utf8Fragment(ReadOnlySpan<byte> utf8)
    {
        Length = utf8.Length;
        _blocks = new byte[(utf8.Length + Block - 1) / Block * Block];
        utf8.CopyTo(_blocks);
    }

    /// <summary>Bytes of the text.</summary>
    public int Length { get; }

    public ReadOnlySpan<byte> Text => _blocks.AsSpan(0, Length);

    /// <summary>Room that copying needs.</summary>
    public int Room => _blocks.Length;

    /// <param name="to">The first of at least <see cref="Room"/> bytes; those behind <see cref="Length"/> are overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(ref byte to)
    {
        var blocks = _blocks;
        ref var from = ref MemoryMarshal.GetArrayDataReference(blocks);
        for (nuint at = 0; at < (nuint)blocks.Length; at += Block)
        {
            Vector256.LoadUnsafe(ref from, at).StoreUnsafe(ref to, at);
        }
    }
}
