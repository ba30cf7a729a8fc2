using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EndingService;

/// <summary>Writes to standard error without .NET's console, in which a blocked write to standard output blocks all other writes.</summary>
internal static class StandardError
{
    private const nint Handle = 2;

    public static void WriteLine(string line)
    {
        using var handle = new SafeFileHandle(Handle, ownsHandle: false);
        using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
