namespace StandardObservability.Redaction.Keys;

/// <summary>Finds the result of a key by its characters. It only grows, and a look-up takes no lock.</summary>
/// <remarks>Not a dictionary of .NET: generic code over an enumeration would be compiled at each start.</remarks>
internal sealed class KeyTable
{
    private readonly Lock _lock = new();
    private Entry?[] _buckets = new Entry?[128];
    private int _count;

    public int Count => _count;

    public KnownKey? Find(ReadOnlySpan<char> key) => Find(_buckets, key, string.GetHashCode(key))?.Known;

    public void Add(ReadOnlySpan<char> key, KeySecrecy secrecy)
    {
        var hash = string.GetHashCode(key);
        lock (_lock)
        {
            if (Find(_buckets, key, hash) is not null)
            {
                return;
            }

            if (_count++ == _buckets.Length)
            {
                Grow();
            }

            Insert(_buckets, new KnownKey(new string(key), secrecy), hash);
        }
    }

    private static Entry? Find(Entry?[] buckets, ReadOnlySpan<char> key, int hash)
    {
        var entry = Volatile.Read(ref buckets[hash & (buckets.Length - 1)]);
        while (entry is not null && !(entry.Hash == hash && key.SequenceEqual(entry.Known.Key)))
        {
            entry = entry.Next;
        }

        return entry;
    }

    private static void Insert(Entry?[] buckets, KnownKey known, int hash)
    {
        ref var first = ref buckets[hash & (buckets.Length - 1)];
        Volatile.Write(ref first, new Entry(known, hash, first));
    }

    private void Grow()
    {
        var buckets = new Entry?[_buckets.Length * 2];
        foreach (var first in _buckets)
        {
            for (var entry = first; entry is not null; entry = entry.Next)
            {
                Insert(buckets, entry.Known, entry.Hash);
            }
        }

        Volatile.Write(ref _buckets, buckets);
    }

    private sealed class Entry(KnownKey known, int hash, Entry? next)
    {
        public KnownKey Known => known;

        public int Hash => hash;

        public Entry? Next => next;
    }
}
