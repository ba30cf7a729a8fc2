using StandardObservability.Redaction.Replacement;

namespace StandardObservability.Redaction.Rules;

/// <summary>Recognises one kind of number. It is asked at the first digit of every run of digits.</summary>
internal interface INumberRule
{
    /// <summary>Looks at a text around a run of digits.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where the run begins.</param>
    /// <param name="finding">What was found.</param>
    bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding);
}
