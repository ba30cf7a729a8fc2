using System.Reflection;
using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Compliance;

/// <summary>A public property of a type with at least one classified property.</summary>
/// <param name="Property">The property.</param>
/// <param name="Classes">Its data classifications, or <see langword="null"/> when it has none.</param>
internal sealed record ClassifiedMember(PropertyInfo Property, DataClassificationSet? Classes);
