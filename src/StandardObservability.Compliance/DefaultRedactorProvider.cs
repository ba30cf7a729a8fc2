using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.Compliance;

/// <summary>Redacts classified values when the application registered no redactors.</summary>
/// <remarks>
/// Microsoft.Extensions.Telemetry writes classified arguments of logging methods in clear text when the container has no
/// <see cref="IRedactorProvider"/>, for example with only enrichment or buffering enabled.
/// </remarks>
internal sealed class DefaultRedactorProvider : IRedactorProvider
{
    private readonly MarkerRedactor _redactor = new();

    public static void Add(IServiceCollection services) => services.TryAddSingleton(Create);

    public Redactor GetRedactor(DataClassificationSet classifications) => _redactor;

    /// <summary>The application's own redactors come first: its later <c>AddRedaction</c> adds no provider, because this one is registered.</summary>
    private static IRedactorProvider Create(IServiceProvider services)
        => HasRedactors(services) && FindProviderType() is { } type ? (IRedactorProvider)ActivatorUtilities.CreateInstance(services, type)
        : services.GetRequiredService<RedactionPolicy>().RedactsClassified ? new DefaultRedactorProvider()
        : NullRedactorProvider.Instance;

    private static bool HasRedactors(IServiceProvider services)
        => services.GetRequiredService<RegistrationContext>().Services.Any(static s => s.ServiceType == typeof(Redactor));

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private static Type? FindProviderType()
        => Type.GetType("Microsoft.Extensions.Compliance.Redaction.RedactorProvider, Microsoft.Extensions.Compliance.Redaction");
}
