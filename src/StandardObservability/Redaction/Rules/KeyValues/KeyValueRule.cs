using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>
/// The value behind a secret key inside text: <c>password=…</c>, <c>api-key: …</c>, <c>"token":"…"</c>, <c>&lt;secret>…</c>,
/// <c>--password …</c>, and in connection strings up to the semicolon. Behind a plain word and a colon, as in a sentence, the
/// value has to look like no word.
/// </summary>
internal sealed class KeyValueRule(KeyRules keys) : IValueRule
{
    public IEnumerable<string> Anchors => keys.Words.Where(static w => w.Length > 1);

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!KeyExtent.TryRead(text, at, out var key) || !KeySeparator.TryRead(text, key, out var separator) || !IsSecret(text, key))
        {
            return false;
        }

        var head = ValueExtent.ReadHead(text, separator);
        if (!MayBeSecret(text, key, separator, head))
        {
            return false;
        }

        var value = ValueExtent.Read(text, separator);
        var isConnectionString = !value.IsQuoted && IsInConnectionString(text, key, separator, value);
        value = isConnectionString ? value.ExtendToSemicolon(text) : value;
        finding = new Finding(value.Start, value.End, isConnectionString ? RedactionKinds.ConnectionString : RedactionKinds.Key);
        return true;
    }

    private static bool MayBeSecret(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, ValueExtent value)
    {
        var written = text[value.Start..value.End];
        return SecretCandidate.MayBeSecret(written)
            && (!MayBeSentence(text, key, separator, value) || SecretCandidate.LooksUnlikeWord(written))
            && !IsWorkingDirectory(text[key.Start..key.End], written);
    }

    /// <summary>The key alone, or with the word before it.</summary>
    private bool IsSecret(ReadOnlySpan<char> text, KeyExtent key)
    {
        // A marker ends with the name of a kind, which may be the name of a key.
        if (text[key.Start..key.End].Contains(RedactionKinds.MarkerPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        var longer = KeyExtent.WithWordBefore(text, key);
        if (keys.IsSecret(text[longer.Start..longer.End]))
        {
            return true;
        }

        return longer != key && keys.IsSecret(text[key.Start..key.End]);
    }

    private static bool MayBeSentence(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, ValueExtent value)
        => separator.Kind == KeySeparatorKind.Colon && !value.IsQuoted && (separator.IsKeyQuoted || !key.IsIdentifier(text));

    private static bool IsInConnectionString(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, ValueExtent value)
    {
        if (separator.Kind != KeySeparatorKind.Equals)
        {
            return false;
        }

        var before = key.Start - 1;
        return AsciiText.At(text, AsciiText.At(text, before) == ' ' ? before - 1 : before) == ';' || AsciiText.At(text, value.End) == ';';
    }

    /// <summary><c>PWD=/app</c> is where a process works.</summary>
    private static bool IsWorkingDirectory(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
        => key.Equals("PWD", StringComparison.Ordinal) && value[0] is '/' or '~';
}
