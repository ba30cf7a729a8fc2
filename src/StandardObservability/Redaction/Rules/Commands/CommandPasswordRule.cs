using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules.KeyValues.Values;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Commands;

/// <summary>The password in a command line whose option only the command makes secret: <c>mysql -p…</c>, <c>curl -u user:…</c>.</summary>
internal sealed class CommandPasswordRule : IValueRule
{
    /// <summary>The command is searched for in this many characters before its option.</summary>
    private const int LongestBefore = 160;

    /// <summary>Values in manuals, and values that name a variable.</summary>
    private static readonly string[] Examples = ["password", "pass", "passwd", "pwd", "secret", "token"];

    public IEnumerable<string> Anchors { get; } = [.. PasswordOption.Known.Select(static o => " " + o.Option).Distinct(StringComparer.OrdinalIgnoreCase)];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (text[at] != ' ')
        {
            return false;
        }

        foreach (var option in PasswordOption.Known)
        {
            if (AsciiText.IsAt(text, at + 1, option.Option)
                && IsOfCommand(text, at, option.Commands)
                && TryReadValue(text, at + 1 + option.Option.Length, option.Form, out var value))
            {
                finding = new Finding(value.Start, value.End, RedactionKinds.Key);
                return true;
            }
        }

        return false;
    }

    private static bool TryReadValue(ReadOnlySpan<char> text, int at, PasswordOptionForm form, out ValueExtent value)
    {
        var start = form == PasswordOptionForm.Attached ? at : AsciiText.SkipBlanks(text, at);
        value = default;
        if (start >= text.Length || text[start] is ' ' or '-' || (form == PasswordOptionForm.Next && start == at))
        {
            return false;
        }

        value = TextQuote.TryRead(text, start, out var quote)
            ? new ValueExtent(quote.End, quote.FindClose(text), IsQuoted: true)
            : new ValueExtent(start, PlainValue.FindEnd(text, start), IsQuoted: false);
        if (form == PasswordOptionForm.UserAndPassword)
        {
            var colon = text[value.Start..value.End].IndexOf(':');
            var isUser = colon >= 0 && !Marker.IsMarker(text[value.Start..]) && !text.Slice(value.Start, colon).ContainsAny(" \t\r\n=");
            value = value with { Start = isUser ? value.Start + colon + 1 : value.End };
        }

        return IsPassword(text[value.Start..value.End]);
    }

    private static bool IsPassword(ReadOnlySpan<char> value)
    {
        if (!SecretCandidate.MayBeSecret(value) || (value[0] is '$' or '%' && value[1..].TrimEnd('%').IndexOfAnyExcept(AsciiText.Word) < 0))
        {
            return false;
        }

        foreach (var example in Examples)
        {
            if (value.Equals(example, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one of the commands is before the option, in the same line and after the last pipe.</summary>
    private static bool IsOfCommand(ReadOnlySpan<char> text, int at, string[] commands)
    {
        var before = text[Math.Max(0, at - LongestBefore)..at];
        before = before[(before.LastIndexOfAny('\r', '\n', '|') + 1)..];
        foreach (var command in commands)
        {
            for (var start = before.LastIndexOf(command, StringComparison.Ordinal); start >= 0; start = before[..start].LastIndexOf(command, StringComparison.Ordinal))
            {
                if (IsWord(before, start, start + command.Length))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int start, int end)
        => AsciiText.BeginsWord(text, start) && AsciiText.At(text, start - 1) is not ('-' or '.') && (AsciiText.At(text, end) == ' ' || AsciiText.IsAt(text, end, ".exe "));
}
