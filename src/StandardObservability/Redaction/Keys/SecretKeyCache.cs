using System.Collections.Concurrent;
using System.Text;

namespace StandardObservability.Redaction.Keys;

/// <summary>Caches for each key which of its values are secret: the hot path is one lookup. The size is limited, because a service may generate keys.</summary>
internal sealed class SecretKeyCache
{
    private const int MaxKeys = 4096;
    private const int MaxLength = 128;
    private const int MaxUtf8Length = 256;

    private readonly KeyRules _rules;
    private readonly ConcurrentDictionary<string, KeySecrecy> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeySecrecy>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _count;

    public SecretKeyCache(KeyRules rules)
    {
        _rules = rules;
        _lookup = _results.GetAlternateLookup<ReadOnlySpan<char>>();
    }

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
            return _rules.Find(key);
        }

        if (_lookup.TryGetValue(key, out var cached))
        {
            return cached;
        }

        var secrecy = _rules.Find(key);
        if (_count < MaxKeys && _lookup.TryAdd(key, secrecy))
        {
            Interlocked.Increment(ref _count);
        }

        return secrecy;
    }
}
