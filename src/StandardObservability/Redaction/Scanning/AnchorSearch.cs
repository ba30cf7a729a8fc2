using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Searches a text for the anchors of several rules at once and applies the rules there.</summary>
internal sealed class AnchorSearch
{
    private readonly AnchorFinder _anchors;
    private readonly List<IValueRule>?[] _rulesByFirstCharacter = new List<IValueRule>?[128];
    private readonly List<IValueRule> _rulesBeyondAscii = [];

    public AnchorSearch(IValueRule[] rules)
    {
        List<string> anchors = [RedactionKinds.MarkerPrefix];
        foreach (var rule in rules)
        {
            foreach (var anchor in rule.Anchors)
            {
                anchors.Add(anchor);
                Add(rule, char.ToLowerInvariant(anchor[0]));
            }
        }

        _anchors = new AnchorFinder(WithoutLonger(anchors));
    }

    /// <summary>A rule is added once for a character.</summary>
    private void Add(IValueRule rule, char first)
    {
        var rules = char.IsAscii(first) ? _rulesByFirstCharacter[first] ??= [] : _rulesBeyondAscii;
        if (rules is [] || rules[^1] != rule)
        {
            rules.Add(rule);
        }
    }

    /// <summary>Removes anchors that start with another anchor: fewer are faster.</summary>
    private static List<string> WithoutLonger(List<string> anchors)
        => anchors.FindAll(a => !anchors.Exists(b => b.Length < a.Length && a.StartsWith(b, StringComparison.OrdinalIgnoreCase)));

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
        if ((char.IsAscii(first) ? _rulesByFirstCharacter[first] : _rulesBeyondAscii) is not { } rules)
        {
            return last;
        }

        foreach (var rule in rules)
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
