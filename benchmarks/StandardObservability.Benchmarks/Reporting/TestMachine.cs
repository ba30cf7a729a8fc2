using System.Runtime.InteropServices;

namespace StandardObservability.Benchmarks.Reporting;

/// <summary>Describes the machine and the software of a run.</summary>
internal static class TestMachine
{
    public static string Describe() => string.Join(
        " · ",
        Processor(),
        $"{Environment.ProcessorCount} logical cores",
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, kernel {Kernel()}",
        $"SDK {Tool.Output("dotnet", "--version")}",
        RuntimeInformation.FrameworkDescription);

    private static string Processor()
    {
        const string Key = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(static l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? "unknown processor";
    }

    private static string Kernel()
        => File.Exists("/proc/sys/kernel/osrelease") ? File.ReadAllText("/proc/sys/kernel/osrelease").Trim() : Environment.OSVersion.VersionString;
}
