using StandardObservability.Redaction.Replacement;

namespace StandardObservability.Redaction.Rules;

/// <summary>Recognises one secret, or a family of them, by what it looks like.</summary>
/// <remarks>
/// Rules look at ASCII alone; any other character ends what they read. A rule that is asked at every position of a text must not make
/// the whole more than linear: it reads no further than a fixed length, or as far as it then finds or as no other anchor can stand.
/// </remarks>
internal interface IValueRule
{
    /// <summary>Texts of which one stands in or before every secret of the rule, without regard to case; at least two characters.</summary>
    IEnumerable<string> Anchors { get; }

    /// <summary>Looks at a text around an anchor.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where an anchor, perhaps of another rule, begins.</param>
    /// <param name="finding">What was found.</param>
    bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding);
}
