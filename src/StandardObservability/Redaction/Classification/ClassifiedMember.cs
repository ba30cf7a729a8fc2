using System.Reflection;
using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Redaction.Classification;

/// <summary>A public property of a type that has classified ones.</summary>
/// <param name="Property">The property.</param>
/// <param name="Classes">Its classes, or <see langword="null"/> when it is not classified.</param>
internal sealed record ClassifiedMember(PropertyInfo Property, DataClassificationSet? Classes);
