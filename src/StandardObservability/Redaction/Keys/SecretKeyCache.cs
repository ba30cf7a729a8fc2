using System.Text;

namespace StandardObservability.Redaction.Keys;

/// <summary>Caches for each key which of its values are secret: the hot path is one lookup. The size is limited, because a service may generate keys.</summary>
internal sealed class SecretKeyCache(KeyRules rules)
{
    private const int MaxKeys = 4096;
    private const int MaxLength = 128;
    private const int MaxUtf8Length = 256;

    private readonly KeyTable _results = new();

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

        if (_results.TryFind(key, out var cached))
        {
            return cached;
        }

        var secrecy = rules.Find(key);
        if (_results.Count < MaxKeys)
        {
            _results.Add(key, secrecy);
        }

        return secrecy;
    }
}
