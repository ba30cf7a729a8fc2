using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>
/// The value of a secret key within a text: <c>password=…</c>, <c>api-key: …</c>, <c>"token":"…"</c>, <c>&lt;secret>…</c>,
/// <c>--password …</c>, <c>[password, …]</c>; in a connection string up to the semicolon.
/// </summary>
internal sealed class KeyValueRule(KeyRules keys) : IValueRule
{
    /// <summary>A key may be written as so many words: <c>mot de passe</c>.</summary>
    private const int MostWords = 3;

    public IEnumerable<string> Anchors => keys.Words.Where(static w => w.Length > 1);

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        return KeyExtent.TryRead(text, at, out var key)
            && KeySeparator.TryRead(text, key, out var separator)
            && FindSecrecy(text, key) is not KeySecrecy.None and var secrecy
            && SecretOfKey.TryFind(text, key, separator, secrecy, keys, out finding);
    }

    /// <summary>Which values of the key, alone or together with the words before it, are secret.</summary>
    private KeySecrecy FindSecrecy(ReadOnlySpan<char> text, KeyExtent key)
    {
        if (ContainsMarker(text, key))
        {
            return KeySecrecy.None;
        }

        var alone = keys.Find(text[key.Start..key.End]);
        var longer = key;
        for (var words = 1; words < MostWords && KeyExtent.WithWordBefore(text, longer) is var next && next != longer && !ContainsMarker(text, next); words++)
        {
            longer = next;
            if (keys.Find(text[longer.Start..longer.End]) is not KeySecrecy.None and var secrecy && (alone == KeySecrecy.None || secrecy == KeySecrecy.Always))
            {
                return secrecy;
            }
        }

        return alone;
    }

    /// <summary>A marker ends with the name of a kind, which may look like a key.</summary>
    private static bool ContainsMarker(ReadOnlySpan<char> text, KeyExtent key)
        => text[key.Start..key.End].Contains(RedactionKinds.MarkerPrefix, StringComparison.Ordinal);
}
