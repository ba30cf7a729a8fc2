using System.Globalization;
using System.Text.RegularExpressions;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>Runs a native program under valgrind's callgrind, which counts the executed instructions.</summary>
internal static partial class Callgrind
{
    private const string Valgrind = "valgrind";

    /// <summary>Why callgrind cannot run here and how to fix it, or <see langword="null"/> if it can run.</summary>
    public static string? UnavailableReason =>
        !OperatingSystem.IsLinux() ? "valgrind counts instructions on Linux; run the suite there"
        : !Tool.Exists(Valgrind) ? "valgrind is not installed. Install it, for example with apt-get install valgrind"
        : !Tool.Exists("clang") && !Tool.Exists("gcc") ? "no linker for native programs is installed. Install one, for example with apt-get install clang zlib1g-dev"
        : null;

    public static string Version => Tool.Output(Valgrind, "--version");

    /// <param name="program">The program.</param>
    /// <param name="environment">Variables of its environment.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The instructions of the whole run, and the allocated bytes that the program writes to standard error.</returns>
    public static (long Instructions, long Bytes) Run(string program, IEnumerable<string> environment, params IEnumerable<string> arguments)
    {
        var log = Path.Combine(Repository.Artifacts, "callgrind.log");
        var errors = Tool.Errors("env", [.. environment, Valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", $"--log-file={log}", program, .. arguments]);
        var total = Collected().Match(File.ReadAllText(log));
        return total.Success
            ? (Number(total.Groups[1].Value), Number(errors))
            : throw new InvalidOperationException($"callgrind's log has no total: {File.ReadAllText(log)}");
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Collected\s*:\s*(\d+)")]
    private static partial Regex Collected();
}
