using System.Text.RegularExpressions;
using Judges;
using StandardObservability.Conventions;

namespace StandardObservability.Tests.Diagnosis.Doctor;

/// <summary>One run of the command in a process of its own.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The lines on standard output.</param>
internal sealed partial record DoctorRun(int ExitCode, IReadOnlyList<string> Output)
{
    private static readonly string Service = Path.Combine(AppContext.BaseDirectory, "EndingService.dll");

    public string Text => string.Join('\n', Output);

    public IEnumerable<string> Problems => Output.Where(static l => l.StartsWith("problem: ", StringComparison.Ordinal));

    public IEnumerable<string> Notes => Output.Where(static l => l.StartsWith("note: ", StringComparison.Ordinal));

    /// <summary>The sections that findings lead to.</summary>
    public IEnumerable<string> Pages => Page().Matches(Text).Select(static m => m.Groups[1].Value).Distinct();

    /// <summary>The id that marks the telemetry of the run.</summary>
    public string Id => Output.Single(static l => l.Contains($"{AttributeNames.DoctorRun} = ", StringComparison.Ordinal)).Split(" = ")[1].TrimEnd('.');

    public static Task<DoctorRun> StartAsync(params (string Name, string Value)[] environment) => StartAsync(["observability", "doctor"], environment);

    public static async Task<DoctorRun> StartAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        await using var process = ServiceProcess.Start(Service, environment.ToDictionary(static e => e.Name, static e => e.Value), arguments);
        var exitCode = await process.WaitForExitAsync(TimeSpan.FromSeconds(60));
        return new DoctorRun(exitCode, [.. process.Output.Lines, .. process.Error.Lines]);
    }

    [GeneratedRegex("^  See docs/troubleshooting.md#(.+)$", RegexOptions.Multiline)]
    private static partial Regex Page();
}
