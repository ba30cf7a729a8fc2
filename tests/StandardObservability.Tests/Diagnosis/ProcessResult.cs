using System.Text.Json;
using Judges;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>Exit code and output of a service process that has ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The lines on standard output.</param>
/// <param name="Error">The text on standard error.</param>
internal sealed record ProcessResult(int ExitCode, IReadOnlyList<string> Output, string Error)
{
    private static readonly string Service = Path.Combine(AppContext.BaseDirectory, "EndingService.dll");

    /// <summary>Standard output as events. A line that is not JSON throws.</summary>
    public IReadOnlyList<JsonElement> Events => [.. Output.Select(static l => JsonDocument.Parse(l).RootElement)];

    public IEnumerable<JsonElement> CrashLines
        => Events.Where(static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == Conventions.EventIds.UnhandledException);

    public IEnumerable<JsonElement> CriticalLines => Events.Where(static e => e.GetProperty("level").GetString() == "Critical");

    public static ServiceProcess Start(params IReadOnlyList<string> arguments) => ServiceProcess.Start(Service, null, arguments);

    public static ServiceProcess StartInShell(string shellLine, IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> arguments)
        => ServiceProcess.StartInShell(shellLine, Service, environment, arguments);

    /// <summary>Runs the service until it ends.</summary>
    public static Task<ProcessResult> RunAsync(string scenario, params (string Name, string Value)[] environment)
        => RunToEndAsync(ServiceProcess.Start(Service, environment.ToDictionary(static e => e.Name, static e => e.Value), scenario));

    /// <summary>Runs the same service without the library.</summary>
    public static Task<ProcessResult> RunWithoutLibraryAsync(string scenario) => RunToEndAsync(Start(scenario, "bare"));

    public static async Task<ProcessResult> RunToEndAsync(ServiceProcess process)
    {
        await using (process)
        {
            return await WaitForExitAsync(process);
        }
    }

    public static async Task<ProcessResult> WaitForExitAsync(ServiceProcess process)
        => new(await process.WaitForExitAsync(), process.Output.Lines, process.Error.Text);
}
