using System.Collections;

namespace StandardObservability.Tests.Logging.Hostile;

/// <summary>A log state that throws where a test says.</summary>
internal sealed class HostileState(bool count = false, bool indexer = false, bool enumerator = false, bool last = false, object? value = null)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => count ? throw new InvalidOperationException("Count") : 2;

    public KeyValuePair<string, object?> this[int index] => indexer || (last && index == 1)
        ? throw new InvalidOperationException("indexer")
        : index == 0 ? new("Value", value ?? 1) : new("{OriginalFormat}", "State {Value}");

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => enumerator ? throw new InvalidOperationException("enumerator") : Read();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => throw new InvalidOperationException("ToString");

    private IEnumerator<KeyValuePair<string, object?>> Read()
    {
        yield return this[0];
        yield return this[1];
    }
}
