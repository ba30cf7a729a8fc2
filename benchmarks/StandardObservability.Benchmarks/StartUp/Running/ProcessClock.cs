using System.Runtime.InteropServices;

namespace StandardObservability.Benchmarks.StartUp.Running;

/// <summary>Reads the processor time of another process from the kernel, in nanoseconds. /proc counts in hundredths of a second.</summary>
internal static partial class ProcessClock
{
    /// <summary>A clock of the kernel for the processor time of all threads of a process: the inverted process id, and what it counts.</summary>
    private const int AllThreads = 2;

    public static TimeSpan Read(int process) => clock_gettime((~process << 3) | AllThreads, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
        : throw new InvalidOperationException($"The kernel has no processor time of process {process}. It has ended.");

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Time(long Seconds, long Nanoseconds);
}
