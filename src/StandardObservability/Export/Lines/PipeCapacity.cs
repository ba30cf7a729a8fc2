using System.Runtime.InteropServices;

namespace StandardObservability.Export.Lines;

/// <summary>The bytes that a pipe of Linux takes before its writer waits for its reader.</summary>
/// <remarks>Source: pipe(7), F_SETPIPE_SZ(2const).</remarks>
internal static partial class PipeCapacity
{
    /// <summary>What a pipe has unless it is changed.</summary>
    public const int Usual = 64 * 1024;

    /// <summary>What a process without privileges may set: <c>/proc/sys/fs/pipe-max-size</c>.</summary>
    private const int Largest = 1024 * 1024;

    private const int SetPipeSize = 1031;

    /// <summary>Lets a pipe take as much as possible. Nothing happens when the kernel refuses it, for example for a file.</summary>
    public static void Enlarge(int descriptor)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Control(descriptor, SetPipeSize, Largest);
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int descriptor, int command, int argument);
}
