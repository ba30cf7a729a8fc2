using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.Redaction.Classification;

/// <summary>Redaction by data classification. It is an assembly of its own, because it needs Microsoft.Extensions.Compliance.Abstractions.</summary>
/// <remarks>The core package's <c>buildTransitive</c> adds that assembly to programs that have the package (docs/adr/0041).</remarks>
internal abstract class ClassificationSupport
{
    private const string Implementation = "StandardObservability.Compliance.ComplianceSupport, StandardObservability.Compliance";

    /// <summary><see langword="null"/> when no type of the program can have a data classification.</summary>
    public static ClassificationSupport? Installed { get; } = Find();

    /// <summary>Registers the redactors of an application that registers none.</summary>
    public abstract void AddDefaultRedactors(IServiceCollection services);

    /// <summary>Creates what renders objects, by the redactors among the services.</summary>
    public abstract ClassifiedValueRenderer CreateRenderer(IServiceProvider? services);

    // The trimmer and the native compiler understand a constant name.
    private static ClassificationSupport? Find()
        => Type.GetType(Implementation) is { } type ? (ClassificationSupport?)Activator.CreateInstance(type) : null;
}
