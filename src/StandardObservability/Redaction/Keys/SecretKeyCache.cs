using System.Collections.Concurrent;

namespace StandardObservability.Redaction.Keys;

/// <summary>Caches for each key whether it is secret: the hot path is one lookup. The size is limited, because a service may generate keys.</summary>
internal sealed class SecretKeyCache
{
    private const int MaxKeys = 4096;
    private const int MaxLength = 128;

    private readonly KeyRules _rules;
    private readonly ConcurrentDictionary<string, bool> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _count;

    public SecretKeyCache(KeyRules rules)
    {
        _rules = rules;
        _lookup = _results.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool IsSecret(ReadOnlySpan<char> key)
    {
        if (key.Length > MaxLength)
        {
            return _rules.IsSecret(key);
        }

        if (_lookup.TryGetValue(key, out var cached))
        {
            return cached;
        }

        var isSecret = _rules.IsSecret(key);
        if (_count < MaxKeys && _lookup.TryAdd(key, isSecret))
        {
            Interlocked.Increment(ref _count);
        }

        return isSecret;
    }
}
