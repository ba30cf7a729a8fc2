namespace StandardObservability.Text;

/// <summary>A growing list of structures.</summary>
/// <remarks>Not <see cref="List{T}"/>, whose code for structures of this library would be compiled at each start.</remarks>
internal sealed class ValueList<T>
    where T : struct
{
    private T[] _items = new T[8];

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            var items = new T[Count * 2];
            Array.Copy(_items, items, Count);
            _items = items;
        }

        _items[Count++] = item;
    }

    /// <summary>Empties the list. Its memory is kept.</summary>
    public void Clear() => Count = 0;

    public T[] ToArray()
    {
        var items = new T[Count];
        Array.Copy(_items, items, Count);
        return items;
    }
}
