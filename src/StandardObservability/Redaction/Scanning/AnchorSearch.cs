using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Finds what several rules look for, by the anchors of all of them at once.</summary>
internal sealed class AnchorSearch
{
    private readonly SearchValues<string> _anchors;
    private readonly IValueRule[][] _rulesByFirstCharacter;

    public AnchorSearch(IValueRule[] rules)
    {
        _anchors = SearchValues.Create([RedactionKinds.MarkerPrefix, .. rules.SelectMany(static r => r.Anchors)], StringComparison.OrdinalIgnoreCase);
        _rulesByFirstCharacter = [.. Enumerable.Range(0, 128).Select(c => Array.FindAll(rules, r => r.Anchors.Any(a => char.ToLowerInvariant(a[0]) == c)))];
    }

    /// <summary>Adds what is found of kinds that are on.</summary>
    public void Scan(ReadOnlySpan<char> text, Func<string, bool> isOn, ref List<Finding>? found)
    {
        var last = default(Finding);
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(_anchors);
            if (next < 0)
            {
                return;
            }

            at += next;
            if (at >= last.Start && at < last.End)
            {
                // Within what was found there is nothing more to find; reading it again and again would take quadratic time.
                at = last.End;
            }
            else if (Marker.TryFindEnd(text, at, out var end))
            {
                at = end;
            }
            else
            {
                last = ApplyRules(text, at++, last, isOn, ref found);
            }
        }
    }

    /// <summary>Asks the rules that may have an anchor there, and answers which finding reaches furthest.</summary>
    private Finding ApplyRules(ReadOnlySpan<char> text, int at, Finding last, Func<string, bool> isOn, ref List<Finding>? found)
    {
        var first = char.ToLowerInvariant(text[at]);
        foreach (var rule in first < 128 ? _rulesByFirstCharacter[first] : [])
        {
            if (!rule.TryFind(text, at, out var finding))
            {
                continue;
            }

            if (isOn(finding.Kind))
            {
                (found ??= []).Add(finding);
            }

            last = finding.End > last.End ? finding : last;
        }

        return last;
    }
}
