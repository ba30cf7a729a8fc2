using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FaultService;

/// <summary>Writes the result of the health checks with their descriptions.</summary>
internal static class HealthText
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
        => context.Response.WriteAsJsonAsync(report.Entries.ToDictionary(
            static e => e.Key,
            static e => new { Status = e.Value.Status.ToString(), e.Value.Description, e.Value.Data }));
}
