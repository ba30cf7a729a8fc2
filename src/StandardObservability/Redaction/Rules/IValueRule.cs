using StandardObservability.Redaction.Replacement;

namespace StandardObservability.Redaction.Rules;

/// <summary>Recognizes one kind of secret, or a family of kinds, by its form.</summary>
/// <remarks>
/// Rules read UTF-16: a text in UTF-8 is decoded first, so both forms have the same secrets. A rule may be called at every position of a
/// text, and the scan must take linear time: a rule reads up to a fixed length, up to the end of its finding, or over characters that
/// contain no other anchor.
/// </remarks>
internal interface IValueRule
{
    /// <summary>Strings of at least two characters. A secret that this rule finds contains one of them or follows one. Case is ignored.</summary>
    IEnumerable<string> Anchors { get; }

    /// <summary>Finds a secret around an anchor.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Index of an anchor, which may belong to another rule.</param>
    /// <param name="finding">The secret, when there is one.</param>
    bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding);
}
