using System.Diagnostics;

namespace StandardObservability.Benchmarks;

/// <summary>Runs other programs and waits for their exit.</summary>
internal static class Tool
{
    /// <summary>Returns the standard output of a program. If it fails, throws with its output.</summary>
    public static string Output(string program, params IEnumerable<string> arguments) => Require(Run(program, arguments)).Output;

    /// <summary>Returns the standard error of a program. If it fails, throws with its output.</summary>
    public static string Errors(string program, params IEnumerable<string> arguments) => Require(Run(program, arguments)).Errors;

    public static bool Succeeds(string program, params IEnumerable<string> arguments) => Run(program, arguments).ExitCode == 0;

    /// <summary>Whether the program is on the path.</summary>
    public static bool Exists(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static Result Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return new Result($"{program} {string.Join(' ', start.ArgumentList)}", process.ExitCode, output, errors.Result.Trim());
    }

    private static Result Require(Result result) => result.ExitCode == 0
        ? result
        : throw new InvalidOperationException($"{result.Command} ended with {result.ExitCode}: {result.Output} {result.Errors}");

    private sealed record Result(string Command, int ExitCode, string Output, string Errors);
}
