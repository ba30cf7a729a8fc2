namespace StandardObservability.Redaction.Scanning;

/// <summary>Remembers some texts in which no secret was found. Services repeat them in every request: routes, hosts, names of spans.</summary>
/// <remarks>
/// A text replaces another one at its place, so the memory is bounded, and only when it comes twice in a row: paths with a number, which do not
/// repeat, replace nothing. Thread-safe without a lock, because an entry is one reference to a text that cannot change.
/// </remarks>
internal sealed class HarmlessTexts
{
    private const int Places = 512;

    /// <summary>Longer texts rarely repeat.</summary>
    private const int MaxLength = 128;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>The texts that came last.</summary>
    private readonly string?[] _candidates = new string?[Places];

    public bool Contain(string text) => text.Length <= MaxLength && string.Equals(_texts[Place(text)], text);

    public void Add(string text)
    {
        if (text.Length > MaxLength)
        {
            return;
        }

        ref var candidate = ref _candidates[Place(text)];
        if (string.Equals(candidate, text))
        {
            _texts[Place(text)] = text;
        }
        else
        {
            candidate = text;
        }
    }

    private static int Place(string text) => TextPlace.Find(text) & (Places - 1);
}
