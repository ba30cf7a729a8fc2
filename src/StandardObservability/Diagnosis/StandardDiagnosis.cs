using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.Diagnosis;

/// <summary>Says what the line does in this host.</summary>
internal static class StandardDiagnosis
{
    public static IServiceCollection AddStandardDiagnosis(this IServiceCollection services) => services.AddHostedService<StartReport>();
}
