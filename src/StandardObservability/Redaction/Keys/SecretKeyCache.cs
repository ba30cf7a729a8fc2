using System.Text;
using StandardObservability.Redaction.Scanning;

namespace StandardObservability.Redaction.Keys;

/// <summary>Caches for each key which of its values are secret: the hot path is one lookup. The size is limited, because a service may generate keys.</summary>
internal sealed class SecretKeyCache(KeyRules rules)
{
    private const int MaxKeys = 4096;
    private const int MaxLength = 128;
    private const int MaxUtf8Length = 256;
    private const int MaxRecent = 256;

    private readonly KeyTable _results = new();

    /// <summary>Keys that were found last: comparing one text costs less than the hash for a lookup.</summary>
    private readonly KnownKey?[] _recent = new KnownKey?[MaxRecent];

    /// <remarks>Key names match the end of a key, so the end of a long key is enough.</remarks>
    public KeySecrecy Find(ReadOnlySpan<byte> utf8Key)
    {
        Span<char> key = stackalloc char[MaxUtf8Length];
        utf8Key = utf8Key.Length > MaxUtf8Length ? utf8Key[^MaxUtf8Length..] : utf8Key;
        return Find(key[..Encoding.UTF8.GetChars(utf8Key, key)]);
    }

    public KeySecrecy Find(ReadOnlySpan<char> key)
    {
        if (key.Length > MaxLength)
        {
            return rules.Find(key);
        }

        ref var recent = ref _recent[TextPlace.Find(key) & (MaxRecent - 1)];
        var known = recent;
        if (known is not null && key.SequenceEqual(known.Key))
        {
            return known.Secrecy;
        }

        if (_results.Find(key) is { } found)
        {
            recent = found;
            return found.Secrecy;
        }

        return Add(key);
    }

    private KeySecrecy Add(ReadOnlySpan<char> key)
    {
        var secrecy = rules.Find(key);
        if (_results.Count < MaxKeys)
        {
            _results.Add(key, secrecy);
        }

        return secrecy;
    }
}
