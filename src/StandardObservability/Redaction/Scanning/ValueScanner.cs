using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Rules;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Finds every secret in a text. Most texts are cleared by a look at their characters; only what that suspects is searched for.</summary>
internal sealed class ValueScanner
{
    /// <summary>Nothing shorter is looked at: <c>pwd=x</c> is the shortest secret.</summary>
    private const int Shortest = 5;

    private readonly AnchorSearch _named;
    private readonly AnchorSearch _long;
    private readonly Func<string, bool> _isOn;
    private readonly EmailRule _email = new();
    private readonly INumberRule[] _numberRules = [new CardRule(), new IbanRule()];

    public ValueScanner(KeyRules keys, Func<string, bool> isOn)
    {
        _isOn = isOn;
        _named = new AnchorSearch([new UrlUserRule(), new UrlSignatureRule(), new AuthorizationHeaderRule(), new CookieHeaderRule(), new BasicRule(), new KeyValueRule(keys), _email]);
        _long = new AnchorSearch([new BearerRule(), new JwtRule(), new PrivateKeyRule(), new AwsSecretKeyRule(), .. TokenFormat.Known.Select(static t => new IssuedTokenRule(t))]);
    }

    /// <summary>What was found, in no order and perhaps overlapping; <see langword="null"/> when nothing was.</summary>
    public List<Finding>? Scan(ReadOnlySpan<char> text)
    {
        if (text.Length < Shortest)
        {
            return null;
        }

        var suspicions = CharacterFilter.Of(text);
        return suspicions == PossibleSecrets.None ? null : Search(text, suspicions);
    }

    /// <summary>Whether a text may hold a secret at all; where it says no, there is none.</summary>
    public static bool MayHoldSecret(ReadOnlySpan<byte> utf8) => utf8.Length >= Shortest && CharacterFilter.Of(utf8) != PossibleSecrets.None;

    /// <summary>Makes the searches that a suspicion asks for.</summary>
    internal List<Finding>? Search(ReadOnlySpan<char> text, PossibleSecrets suspicions)
    {
        List<Finding>? found = null;
        if ((suspicions & PossibleSecrets.Named) != 0)
        {
            _named.Scan(text, _isOn, ref found);
        }

        if ((suspicions & PossibleSecrets.Long) != 0)
        {
            _long.Scan(text, _isOn, ref found);
        }

        if ((suspicions & PossibleSecrets.AtSign) != 0)
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
            if (_email.TryFind(text, at, out var finding))
            {
                Add(finding, ref found);
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
                    Add(finding, ref found);
                }
            }

            at = AsciiText.RunEnd(text, at, AsciiText.Digits);
        }
    }

    private void Add(Finding finding, ref List<Finding>? found)
    {
        if (_isOn(finding.Kind))
        {
            (found ??= []).Add(finding);
        }
    }
}
