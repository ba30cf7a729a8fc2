using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Compliance;

/// <summary>The data classifications of a type and of its public properties.</summary>
/// <param name="TypeClasses">The classifications of the type itself, or <see langword="null"/>.</param>
/// <param name="Members">All public properties, when one of them is classified; otherwise empty.</param>
internal sealed record TypeClassification(DataClassificationSet? TypeClasses, IReadOnlyList<ClassifiedMember> Members)
{
    public static TypeClassification None { get; } = new(null, []);
}
