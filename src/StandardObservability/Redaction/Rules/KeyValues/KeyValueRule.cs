using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>
/// The value of a secret key within a text: <c>password=…</c>, <c>api-key: …</c>, <c>"token":"…"</c>, <c>&lt;secret>…</c>,
/// <c>--password …</c>; in a connection string up to the semicolon. A plain word and a colon may be part of a sentence; then the value
/// must look unlike a word.
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
        var valueText = text[value.Start..value.End];
        return SecretCandidate.MayBeSecret(valueText)
            && (!MayBeSentence(text, key, separator, value) || SecretCandidate.LooksUnlikeWord(valueText))
            && !IsWorkingDirectory(text[key.Start..key.End], valueText);
    }

    /// <summary>Whether the key, alone or together with the word before it, is secret.</summary>
    private bool IsSecret(ReadOnlySpan<char> text, KeyExtent key)
    {
        // A marker ends with the name of a kind, which may look like a key.
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

    /// <summary><c>PWD=/app</c> is the working directory of a process.</summary>
    private static bool IsWorkingDirectory(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
        => key.Equals("PWD", StringComparison.Ordinal) && value[0] is '/' or '~';
}
