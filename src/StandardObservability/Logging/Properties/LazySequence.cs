using System.Collections;
using System.Runtime.CompilerServices;

namespace StandardObservability.Logging.Properties;

/// <summary>Reads a lazy sequence of the caller once for everything that one log call writes, because reading it may run a query or consume it.</summary>
internal sealed class LazySequence
{
    /// <summary>One more than a message writes, so that the message shows that there are more.</summary>
    private const int MaxItems = 1001;

    /// <summary>Keyed by the sequence, so that the outputs of one call share its items.</summary>
    private static readonly ConditionalWeakTable<object, LazySequence> Known = [];

    private readonly object?[] _items;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly bool _isScope;
    private LazyReaders _readers;

    private LazySequence(object?[] items, LazyReaders reader) => (_items, _readers, _isScope) = (items, reader, reader == LazyReaders.Scope);

    /// <summary>Whether a value is a sequence that may compute its items when it is enumerated.</summary>
    public static bool Is(object? value)
        => value is IEnumerable and not (string or ICollection or IReadOnlyCollection<object?> or IFormattable);

    /// <summary>The items of a sequence. The first reader of a call reads them; another reader gets the same items.</summary>
    /// <remarks>
    /// When a reader comes back, it is another call, so the sequence is read again. The items of a scope are kept, because all its calls write them.
    /// </remarks>
    public static object?[] Read(IEnumerable sequence, LazyReaders reader)
    {
        if (Known.TryGetValue(sequence, out var known) && known.TryJoin(reader))
        {
            return known._items;
        }

        var read = new LazySequence(Enumerate(sequence), reader);
        Known.AddOrUpdate(sequence, read);
        return read._items;
    }

    private bool TryJoin(LazyReaders reader)
    {
        if (reader == LazyReaders.Scope || _isScope)
        {
            return reader == LazyReaders.Scope && _isScope;
        }

        if (_thread != Environment.CurrentManagedThreadId || (_readers & reader) != 0)
        {
            return false;
        }

        _readers |= reader;
        return true;
    }

    private static object?[] Enumerate(IEnumerable sequence)
    {
        List<object?> items = [];
        try
        {
            foreach (var item in sequence)
            {
                items.Add(item);
                if (items.Count == MaxItems)
                {
                    break;
                }
            }
        }
        catch (Exception)
        {
            // The items so far are written.
        }

        return [.. items];
    }
}
