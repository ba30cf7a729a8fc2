using StandardObservability.Redaction.Replacement;

namespace StandardObservability.Redaction.Rules;

/// <summary>Recognizes one kind of secret, or a family of kinds, by its form.</summary>
/// <remarks>
/// Rules read ASCII only; any other character ends what they read. A rule may be called at every position of a text, and the scan must
/// stay linear: a rule reads up to a fixed length, up to the end of its finding, or over characters that contain no other anchor.
/// </remarks>
internal interface IValueRule
{
    /// <summary>Texts of two characters or more. Every secret of the rule contains one of them or follows one; case is ignored.</summary>
    IEnumerable<string> Anchors { get; }

    /// <summary>Finds a secret around an anchor.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Index of an anchor, which may belong to another rule.</param>
    /// <param name="finding">The secret, when there is one.</param>
    bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding);
}
