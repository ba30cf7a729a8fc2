using System.Text;
using Microsoft.Win32;

namespace StandardObservability.Identity.Aws.Metadata;

/// <summary>Reads small files of the machine. A file that is missing, unreadable or too long reads as missing.</summary>
/// <param name="root">A folder to use as the root of the file system, or <see langword="null"/> for the real root.</param>
internal sealed class LocalFiles(string? root = null)
{
    /// <summary>Greatest length of a file. Tokens, certificates and control groups are far smaller.</summary>
    private const int MaxBytes = 64 * 1024;

    /// <summary>The system vendor in the firmware (DMI). Clouds write their name there.</summary>
    public string? SystemVendor
        => root is null && OperatingSystem.IsWindows() ? ReadWindowsSystemVendor() : ReadLine("/sys/class/dmi/id/sys_vendor");

    public bool Exists(string path) => File.Exists(Resolve(path));

    /// <summary>The text of a file without byte-order mark and surrounding white space, or <see langword="null"/>.</summary>
    public string? Read(string path)
    {
        try
        {
            // Files under /proc and /sys have no length, so they are read to their end.
            if (!Exists(path))
            {
                return null;
            }

            using var file = File.OpenRead(Resolve(path));
            var bytes = new byte[MaxBytes];
            var length = file.ReadAtLeast(bytes, MaxBytes, throwOnEndOfStream: false);
            return length < MaxBytes ? Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF').Trim() : null;
        }
        catch (Exception)
        {
            // The file is missing, or this process has no permission to read it.
            return null;
        }
    }

    /// <summary>The first line of a file.</summary>
    public string? ReadLine(string path) => Read(path)?.Split('\n', 2)[0].Trim();

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static string? ReadWindowsSystemVendor()
    {
        try
        {
            return Registry.GetValue(@"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\BIOS", "SystemManufacturer", null) as string;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private string Resolve(string path) => root is null ? path : Path.Join(root, path);
}
