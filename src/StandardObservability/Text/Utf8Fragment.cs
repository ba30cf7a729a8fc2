using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StandardObservability.Text;

/// <summary>Constant UTF-8 text that is written often. It is padded to whole blocks, so that a short text is copied by one vector move.</summary>
internal readonly struct Utf8Fragment
{
    private const int BlockBytes = 32;

    private readonly byte[] _blocks;

    public Utf8Fragment(ReadOnlySpan<byte> utf8)
    {
        Length = utf8.Length;
        _blocks = new byte[(utf8.Length + BlockBytes - 1) / BlockBytes * BlockBytes];
        utf8.CopyTo(_blocks);
    }

    /// <summary>Length of the text in bytes.</summary>
    public int Length { get; }

    public ReadOnlySpan<byte> Text => _blocks.AsSpan(0, Length);

    /// <summary>Length in bytes that <see cref="CopyTo"/> writes.</summary>
    public int PaddedLength => _blocks.Length;

    /// <summary>Copies the text and its padding.</summary>
    /// <param name="to">The first of at least <see cref="PaddedLength"/> free bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CopyTo(ref byte to)
    {
        var blocks = _blocks;
        ref var from = ref MemoryMarshal.GetArrayDataReference(blocks);
        for (nuint at = 0; at < (nuint)blocks.Length; at += BlockBytes)
        {
            Vector256.LoadUnsafe(ref from, at).StoreUnsafe(ref to, at);
        }
    }
}
