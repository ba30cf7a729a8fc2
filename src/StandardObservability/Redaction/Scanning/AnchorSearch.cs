using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Searches a text for the anchors of several rules at once and applies the rules there.</summary>
internal sealed class AnchorSearch
{
    private readonly AnchorFinder _anchors;
    private readonly IValueRule[][] _rulesByFirstCharacter = new IValueRule[128][];
    private readonly IValueRule[] _rulesBeyondAscii;

    public AnchorSearch(IValueRule[] rules)
    {
        string[] anchors = [RedactionKinds.MarkerPrefix, .. rules.SelectMany(static r => r.Anchors)];
        _anchors = new AnchorFinder(WithoutLonger(anchors));
        for (var c = 0; c < _rulesByFirstCharacter.Length; c++)
        {
            _rulesByFirstCharacter[c] = Array.FindAll(rules, r => r.Anchors.Any(a => char.ToLowerInvariant(a[0]) == c));
        }

        _rulesBeyondAscii = Array.FindAll(rules, static r => r.Anchors.Any(static a => !char.IsAscii(a[0])));
    }

    /// <summary>Removes anchors that start with another anchor: fewer are faster.</summary>
    private static string[] WithoutLonger(string[] anchors)
        => Array.FindAll(anchors, a => !Array.Exists(anchors, b => b.Length < a.Length && a.StartsWith(b, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Adds all findings of the enabled kinds.</summary>
    public void Scan(ReadOnlySpan<char> text, Func<string, bool> isKindEnabled, ref List<Finding>? findings)
    {
        var last = default(Finding);
        for (var at = 0; at < text.Length;)
        {
            var next = _anchors.FindIn(text[at..]);
            if (next < 0)
            {
                return;
            }

            at += next;
            if (at >= last.Start && at < last.End)
            {
                // Anchors within a finding are skipped: to read the finding again for each would take quadratic time.
                at = last.End;
            }
            else if (Marker.TryFindEnd(text, at, out var end))
            {
                at = end;
            }
            else
            {
                last = ApplyRules(text, at++, last, isKindEnabled, ref findings);
            }
        }
    }

    /// <summary>Applies the rules that may have an anchor at a position; returns the finding that ends last.</summary>
    private Finding ApplyRules(ReadOnlySpan<char> text, int at, Finding last, Func<string, bool> isKindEnabled, ref List<Finding>? findings)
    {
        var first = char.ToLowerInvariant(text[at]);
        foreach (var rule in first < 128 ? _rulesByFirstCharacter[first] : _rulesBeyondAscii)
        {
            if (!rule.TryFind(text, at, out var finding))
            {
                continue;
            }

            if (isKindEnabled(finding.Kind))
            {
                (findings ??= []).Add(finding);
            }

            last = finding.End > last.End ? finding : last;
        }

        return last;
    }
}
