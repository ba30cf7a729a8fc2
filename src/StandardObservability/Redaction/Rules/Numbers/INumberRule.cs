using StandardObservability.Redaction.Replacement;

namespace StandardObservability.Redaction.Rules.Numbers;

/// <summary>Recognizes one kind of number. It is called at the first digit of every run of digits.</summary>
internal interface INumberRule
{
    /// <summary>Finds a secret number around a run of digits.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Index of the first digit of the run.</param>
    /// <param name="finding">The number, when there is one.</param>
    bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding);
}
