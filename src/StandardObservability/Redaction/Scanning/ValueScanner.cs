using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules;
using StandardObservability.Redaction.Rules.Headers;
using StandardObservability.Redaction.Rules.KeyValues;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Finds every secret in a text. Most texts are cleared by a look at their characters; only what that suspects is searched for.</summary>
internal sealed class ValueScanner
{
    /// <summary>Nothing shorter is looked at: <c>pwd=x</c> is the shortest secret.</summary>
    private const int Shortest = 5;

    private readonly AnchorSearch _rulesAfterNames;
    private readonly AnchorSearch _rulesForLongTokens;
    private readonly Func<string, bool> _isKindEnabled;
    private readonly EmailRule _emailRule = new();
    private readonly INumberRule[] _numberRules = [new CardRule(), new IbanRule()];

    public ValueScanner(KeyRules keys, Func<string, bool> isOn)
    {
        _isKindEnabled = isOn;
        _rulesAfterNames = new AnchorSearch([new UrlUserRule(), new UrlSignatureRule(), new AuthorizationHeaderRule(), new CookieHeaderRule(), new BasicRule(), new KeyValueRule(keys), _emailRule]);
        _rulesForLongTokens = new AnchorSearch([new BearerRule(), new JwtRule(), new PrivateKeyRule(), new AwsSecretKeyRule(), .. TokenFormat.Known.Select(static t => new IssuedTokenRule(t))]);
    }

    /// <summary>What was found, in no order and perhaps overlapping; <see langword="null"/> when nothing was.</summary>
    public List<Finding>? Scan(ReadOnlySpan<char> text)
    {
        if (text.Length < Shortest)
        {
            return null;
        }

        var suspicions = CharacterFilter.FindPossibleSecrets(text);
        return suspicions == PossibleSecrets.None ? null : Search(text, suspicions);
    }

    /// <summary>Whether a text may hold a secret at all; where it says no, there is none.</summary>
    public static bool MayContainSecret(ReadOnlySpan<byte> utf8) => utf8.Length >= Shortest && CharacterFilter.FindPossibleSecrets(utf8) != PossibleSecrets.None;

    /// <summary>Makes the searches that a suspicion asks for.</summary>
    internal List<Finding>? Search(ReadOnlySpan<char> text, PossibleSecrets suspicions)
    {
        List<Finding>? found = null;
        if ((suspicions & PossibleSecrets.AfterName) != 0)
        {
            _rulesAfterNames.Scan(text, _isKindEnabled, ref found);
        }

        if ((suspicions & PossibleSecrets.LongToken) != 0)
        {
            _rulesForLongTokens.Scan(text, _isKindEnabled, ref found);
        }

        if ((suspicions & PossibleSecrets.EmailAddress) != 0)
        {
            ScanAtSigns(text, ref found);
        }

        if ((suspicions & PossibleSecrets.Number) != 0)
        {
            ScanDigits(text, ref found);
        }

        return found;
    }

    private void ScanAtSigns(ReadOnlySpan<char> text, ref List<Finding>? found)
    {
        for (var at = text.IndexOf('@'); at >= 0;)
        {
            if (_emailRule.TryFind(text, at, out var finding))
            {
                AddIfEnabled(finding, ref found);
            }

            var next = text[(at + 1)..].IndexOf('@');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private void ScanDigits(ReadOnlySpan<char> text, ref List<Finding>? found)
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
                    AddIfEnabled(finding, ref found);
                }
            }

            at = AsciiText.RunEnd(text, at, AsciiText.Digits);
        }
    }

    private void AddIfEnabled(Finding finding, ref List<Finding>? found)
    {
        if (_isKindEnabled(finding.Kind))
        {
            (found ??= []).Add(finding);
        }
    }
}
