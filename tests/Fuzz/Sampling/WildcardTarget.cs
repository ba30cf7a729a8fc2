using StandardObservability.Text;

namespace Fuzz.Sampling;

/// <summary>Matches patterns of sampling rules and of hosts.</summary>
internal sealed class WildcardTarget : TextTarget
{
    private const int MaxPattern = 128;

    public override string Name => "wildcard";

    public override string Invariant => "a pattern matches exactly what a table of all prefixes finds";

    public override IEnumerable<string> Words => ["*", "?", "**", "*?", "\n", "ab"];

    protected override IEnumerable<string> Texts => ["*.internal.example\napi.INTERNAL.example", "/orders/*/it?ms*\n/orders/5/items/7", "*a*b?*c\nxaybzzc", "\n", "ß?é\nSS1É"];

    protected override void Run(string text)
    {
        var lines = Lines(text, 2);
        var (pattern, value) = (lines[0][..Math.Min(MaxPattern, lines[0].Length)], lines[1][..Math.Min(MaxPattern * 4, lines[1].Length)]);
        var wildcard = new Wildcard(pattern);
        Check.Equal(MatchesTable(pattern.ToUpperInvariant(), value), wildcard.Matches(value.AsSpan()));
        Check.That(!wildcard.MatchesAnything || wildcard.Matches(value));
        Check.Equal(wildcard.MatchesAnything, wildcard.Matches((string?)null));
    }

    /// <summary>Whether each prefix of the value matches each prefix of the pattern.</summary>
    private static bool MatchesTable(string pattern, string value)
    {
        var row = new bool[value.Length + 1];
        row[0] = true;
        foreach (var p in pattern)
        {
            var next = new bool[value.Length + 1];
            next[0] = row[0] && p == '*';
            for (var i = 1; i <= value.Length; i++)
            {
                next[i] = p == '*' ? next[i - 1] || row[i] : row[i - 1] && (p == '?' || p == char.ToUpperInvariant(value[i - 1]));
            }

            row = next;
        }

        return row[^1];
    }
}
