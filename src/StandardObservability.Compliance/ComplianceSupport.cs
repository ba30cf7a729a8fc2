using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Redaction.Classification;

namespace StandardObservability.Compliance;

/// <summary>Redaction by the data classifications of Microsoft.Extensions.Compliance.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The core assembly finds and creates it by its name.")]
internal sealed class ComplianceSupport : ClassificationSupport
{
    public override void AddDefaultRedactors(IServiceCollection services) => DefaultRedactorProvider.Add(services);

    public override ClassifiedValueRenderer CreateRenderer(IServiceProvider? services)
        => new ComplianceValueRenderer(services is null ? null : RegisteredRedactorProvider.Find(services));
}
