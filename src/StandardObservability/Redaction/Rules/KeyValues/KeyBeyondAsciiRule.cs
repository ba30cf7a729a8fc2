using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>The value of a secret key that is not written in ASCII: <c>contraseña=…</c>.</summary>
internal sealed class KeyBeyondAsciiRule(KeyRules keys) : IValueRule
{
    private readonly string[] _words = WordsBeyondAscii.CreateForms(keys.WordsBeyondAscii);

    public IEnumerable<string> Anchors => _words;

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        foreach (var word in _words)
        {
            if (AsciiText.IsAt(text, at, word, StringComparison.OrdinalIgnoreCase))
            {
                var key = new KeyExtent(at, AsciiText.RunEnd(text, at + word.Length, AsciiText.Digits));
                return KeySeparator.TryRead(text, key, out var separator) && SecretOfKey.TryFind(text, key, separator, KeySecrecy.Always, keys, out finding);
            }
        }

        return false;
    }
}
