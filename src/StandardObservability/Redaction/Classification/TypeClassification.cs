using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Redaction.Classification;

/// <summary>What is classified about a type.</summary>
/// <param name="TypeClasses">Classes of the type itself, or <see langword="null"/>.</param>
/// <param name="Members">Its public properties with the classes of each; empty when none has any.</param>
internal sealed record TypeClassification(DataClassificationSet? TypeClasses, IReadOnlyList<ClassifiedMember> Members)
{
    public static TypeClassification None { get; } = new(null, []);
}
