using System.Buffers;
using System.Text;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules;
using StandardObservability.Redaction.Rules.Commands;
using StandardObservability.Redaction.Rules.Headers;
using StandardObservability.Redaction.Rules.KeyValues;
using StandardObservability.Redaction.Rules.Numbers;
using StandardObservability.Redaction.Rules.Tokens;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Finds all secrets in a text. A check of the characters excludes most texts; the others are searched for the possible kinds only.</summary>
internal sealed class ValueScanner
{
    /// <summary>Shorter texts contain no secret: <c>pwd=x</c> is the shortest.</summary>
    private const int Shortest = 5;

    /// <summary>Longer texts use a rented buffer.</summary>
    private const int StackLength = 256;

    /// <summary>Names of HTTP authentication schemes, which need no separator.</summary>
    private static readonly AnchorFinder Schemes = new(["bearer", "negotiate", "ntlm", "apikey"]);

    /// <summary>Start of a character that JSON has escaped.</summary>
    private const string EscapedCharacter = "\\u";

    private readonly KeyRules _keys;
    private readonly Func<string, bool> _isKindEnabled;
    private readonly HarmlessTexts _harmless = new();
    private readonly EmailRule _emailRule = new();
    private readonly INumberRule[] _numberRules = [new CardRule(), new IbanRule()];

    // Each is created for the first text that may contain such a secret: most programs start without one.
    private AnchorSearch? _rulesAfterNames;
    private AnchorSearch? _rulesBeyondAscii;
    private AnchorSearch? _rulesForLongTokens;
    private AnchorSearch? _rulesForServiceTokens;

    public ValueScanner(KeyRules keys, Func<string, bool> isKindEnabled) => (_keys, _isKindEnabled) = (keys, isKindEnabled);

    private AnchorSearch RulesAfterNames => _rulesAfterNames ??= new AnchorSearch(
    [
        new UrlUserRule(),
        new UrlSignatureRule(),
        new AuthorizationHeaderRule(),
        new CookieHeaderRule(),
        new BasicRule(),
        new SchemeParametersRule(),
        new CommandPasswordRule(),
        new KeyValueRule(_keys),
        _emailRule,
    ]);

    private AnchorSearch RulesBeyondAscii => _rulesBeyondAscii ??= new AnchorSearch([new KeyBeyondAsciiRule(_keys)]);

    private AnchorSearch RulesForLongTokens => _rulesForLongTokens ??= new AnchorSearch(
    [
        new BearerRule(),
        new JwtRule(),
        new PrivateKeyRule(),
        new AwsSecretKeyRule(),
        new EncodedPrivateKeyRule(),
        new SchemeRule(),
        .. TokenFormats.Known.Select(static t => new IssuedTokenRule(t)),
    ]);

    /// <summary>A search of its own: .NET's vectorized search for strings takes at most 80.</summary>
    private AnchorSearch RulesForServiceTokens => _rulesForServiceTokens ??= new AnchorSearch(
    [
        new BotTokenRule(), new TerraformTokenRule(), .. ServiceTokenFormats.Known.Select(static t => new IssuedTokenRule(t)),
    ]);

    /// <summary>All findings, unordered and possibly overlapping; <see langword="null"/> when there are none.</summary>
    public List<Finding>? Scan(ReadOnlySpan<char> text)
    {
        if (text.Length < Shortest)
        {
            return null;
        }

        var possible = CharacterFilter.FindPossibleSecrets(text);
        return possible == PossibleSecrets.None ? null : Search(text, possible);
    }

    /// <summary>As above, for texts that often repeat.</summary>
    public List<Finding>? Scan(string text)
    {
        if (text.Length < Shortest || _harmless.Contain(text))
        {
            return null;
        }

        if (Scan(text.AsSpan()) is { } findings)
        {
            return findings;
        }

        _harmless.Add(text);
        return null;
    }

    /// <summary>As above, for UTF-8. The positions are those of the text in UTF-16.</summary>
    public List<Finding>? Scan(ReadOnlySpan<byte> utf8)
    {
        if (!MayContainSecret(utf8))
        {
            return null;
        }

        // A text has at most as many UTF-16 units as UTF-8 bytes.
        if (utf8.Length <= StackLength)
        {
            Span<char> text = stackalloc char[StackLength];
            return Scan(text[..Encoding.UTF8.GetChars(utf8, text)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return Scan(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>Whether a value within or after a text may be secret because of the text. <see langword="false"/> is certain.</summary>
    public static bool MayPrecedeSecret(ReadOnlySpan<char> text)
        => (CharacterFilter.FindPossibleSecrets(text) & PossibleSecrets.AfterName) != 0 || Schemes.FindIn(text) >= 0;

    /// <summary>Checks by its characters alone whether a text may contain a secret. <see langword="false"/> is certain.</summary>
    public static bool MayContainSecret(ReadOnlySpan<byte> utf8)
        => utf8.Length >= Shortest && CharacterFilter.FindPossibleSecrets(utf8) != PossibleSecrets.None;

    /// <summary>Searches for the possible kinds of secrets.</summary>
    internal List<Finding>? Search(ReadOnlySpan<char> text, PossibleSecrets possible)
    {
        List<Finding>? findings = null;
        if ((possible & PossibleSecrets.AfterName) != 0)
        {
            RulesAfterNames.Scan(text, _isKindEnabled, ref findings);
            if (!Ascii.IsValid(text) || text.Contains(EscapedCharacter, StringComparison.Ordinal))
            {
                RulesBeyondAscii.Scan(text, _isKindEnabled, ref findings);
            }
        }

        if ((possible & PossibleSecrets.LongToken) != 0)
        {
            RulesForLongTokens.Scan(text, _isKindEnabled, ref findings);
            RulesForServiceTokens.Scan(text, _isKindEnabled, ref findings);
        }

        if ((possible & PossibleSecrets.EmailAddress) != 0)
        {
            ScanAtSigns(text, ref findings);
        }

        if ((possible & PossibleSecrets.Number) != 0)
        {
            ScanDigits(text, ref findings);
        }

        return findings;
    }

    private void ScanAtSigns(ReadOnlySpan<char> text, ref List<Finding>? findings)
    {
        for (var at = text.IndexOf('@'); at >= 0;)
        {
            if (_emailRule.TryFind(text, at, out var finding))
            {
                AddIfEnabled(finding, ref findings);
            }

            var next = text[(at + 1)..].IndexOf('@');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private void ScanDigits(ReadOnlySpan<char> text, ref List<Finding>? findings)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAnyInRange('0', '9');
            if (next < 0)
            {
                return;
            }

            at += next;
            foreach (var rule in _numberRules)
            {
                if (rule.TryFind(text, at, out var finding))
                {
                    AddIfEnabled(finding, ref findings);
                }
            }

            at = AsciiText.RunEnd(text, at, AsciiText.Digits);
        }
    }

    private void AddIfEnabled(Finding finding, ref List<Finding>? findings)
    {
        if (_isKindEnabled(finding.Kind))
        {
            (findings ??= []).Add(finding);
        }
    }
}
