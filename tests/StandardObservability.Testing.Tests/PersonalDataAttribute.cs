using Microsoft.Extensions.Compliance.Classification;

namespace StandardObservability.Testing.Tests;

/// <summary>Marks personal data.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PersonalDataAttribute() : DataClassificationAttribute(new DataClassification("Tests", "Personal"));
