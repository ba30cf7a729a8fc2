using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Redaction.Classification;

/// <summary>What is classified about a type.</summary>
/// <param name="Whole">Classes of the type itself, or <see langword="null"/>.</param>
/// <param name="Members">Its public properties with the classes of each; empty when none has any.</param>
internal sealed record ClassifiedShape(DataClassificationSet? Whole, IReadOnlyList<ClassifiedMember> Members)
{
    public static ClassifiedShape Nothing { get; } = new(null, []);
}
