using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>A token of HCP Terraform: 14 characters, <c>.atlasv1.</c> and 60 characters or more.</summary>
/// <remarks>Source: HCP Terraform, "API tokens".</remarks>
internal sealed class TerraformTokenRule : IValueRule
{
    private const string Middle = ".atlasv1.";
    private const int StartLength = 14;
    private const int Shortest = 60;

    public IEnumerable<string> Anchors => [Middle];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        var start = at - StartLength;
        if (start < 0 || !AsciiText.IsAt(text, at, Middle) || text[start..at].ContainsAnyExcept(AsciiText.Alphanumeric))
        {
            return false;
        }

        var end = AsciiText.RunEnd(text, at + Middle.Length, AsciiText.WordAndDash);
        finding = new Finding(start, end, RedactionKinds.ServiceToken);
        return end - at - Middle.Length >= Shortest;
    }
}
