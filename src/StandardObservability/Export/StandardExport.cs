using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Detail;
using StandardObservability.Export.Lines;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Sending;

namespace StandardObservability.Export;

/// <summary>Registers the outputs: standard output, the selection of outputs, and the item counts of each.</summary>
internal static class StandardExport
{
    public static IServiceCollection AddStandardExport(this IServiceCollection services)
    {
        services.TryAddSingleton<StandardOutputStream>();
        return services
            .AddSingleton<OtlpTargets>()
            .AddSingleton<OutputSelection>()
            .AddSingleton<OutputCounts>()
            .AddSingleton<ExportLog>()
            .AddSingleton<StandardOutput>()
            .AddSingleton<DetailSettings>()
            .AddSingleton<DetailBudget>()
            .AddSingleton<OtlpClients>()
            .AddSingleton<SendDeadline>();
    }
}
