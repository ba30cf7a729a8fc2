using System.Text.Json;
using Judges;

namespace StandardObservability.AspNetCore.Tests.Disabled;

/// <summary>A process of the service whose telemetry is disabled, from its start to its end.</summary>
/// <param name="Report">What the service found in itself.</param>
/// <param name="Lines">The other lines on standard output.</param>
internal sealed record DisabledRun(DisabledService.Report Report, IReadOnlyList<string> Lines)
{
    private const string Mark = "REPORT ";

    /// <summary>Runs with the variable of the process.</summary>
    public static Task<DisabledRun> RunAsync(string shape, string calls, params string[] settings) => RunWithAsync(new() { ["OTEL_SDK_DISABLED"] = "true" }, shape, calls, settings);

    public static async Task<DisabledRun> RunWithAsync(Dictionary<string, string> environment, string shape, string calls, params string[] settings)
    {
        await using var service = ServiceProcess.Start(Path.Combine(AppContext.BaseDirectory, "DisabledService.dll"), environment, [shape, calls, .. settings]);
        var code = await service.WaitForExitAsync();
        var report = service.Output.Lines.LastOrDefault(static l => l.StartsWith(Mark, StringComparison.Ordinal));
        return code == 0 && report is not null
            ? new(JsonSerializer.Deserialize<DisabledService.Report>(report[Mark.Length..])!, [.. service.Output.Lines.Where(l => l != report)])
            : throw new InvalidOperationException($"It ended with {code}.\n{service.Output.Text}\n{service.Error.Text}");
    }
}
