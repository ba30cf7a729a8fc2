using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>The token of a Telegram bot, alone or in a URL: 8 to 10 digits, a colon and 35 characters that start with <c>AA</c>.</summary>
/// <remarks>Source: Telegram Bot API, "Authorizing your bot".</remarks>
internal sealed class BotTokenRule : IValueRule
{
    private const string Separator = ":AA";
    private const int ShortestId = 8;
    private const int LongestId = 10;
    private const int SecretLength = 35;

    public IEnumerable<string> Anchors => [Separator];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, Separator))
        {
            return false;
        }

        var before = text[Math.Max(0, at - LongestId - 1)..at];
        var digits = before.Length - before.LastIndexOfAnyExceptInRange('0', '9') - 1;
        var end = AsciiText.RunEnd(text, at + 1, AsciiText.WordAndDash, SecretLength + 1);
        finding = new Finding(at - digits, end, RedactionKinds.ServiceToken);
        return digits is >= ShortestId and <= LongestId && end == at + 1 + SecretLength;
    }
}
