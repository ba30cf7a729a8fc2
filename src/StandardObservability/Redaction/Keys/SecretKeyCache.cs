using System.Collections.Concurrent;

namespace StandardObservability.Redaction.Keys;

/// <summary>Caches for each key which of its values are secret: the hot path is one lookup. The size is limited, because a service may generate keys.</summary>
internal sealed class SecretKeyCache
{
    private const int MaxKeys = 4096;
    private const int MaxLength = 128;

    private readonly KeyRules _rules;
    private readonly ConcurrentDictionary<string, KeySecrecy> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeySecrecy>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _count;

    public SecretKeyCache(KeyRules rules)
    {
        _rules = rules;
        _lookup = _results.GetAlternateLookup<ReadOnlySpan<char>>();
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
