using Microsoft.Extensions.Compliance.Classification;

namespace Checkout.Api;

/// <summary>Marks personal data, which is redacted wherever it is logged.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalDataAttribute() : DataClassificationAttribute(new DataClassification("Checkout", "Personal"));
