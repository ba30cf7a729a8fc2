using System.Text;
using Microsoft.Win32;

namespace StandardObservability.Identity.Aws.Metadata;

/// <summary>Reads small files of the machine. One that is missing, unreadable or too long is no file.</summary>
/// <param name="root">The folder that stands for the root of the file system; <see langword="null"/> for the real one.</param>
internal sealed class LocalFiles(string? root = null)
{
    /// <summary>Most that is read; tokens, certificates and control groups are far smaller.</summary>
    private const int MaxBytes = 64 * 1024;

    /// <summary>Who made this machine, as its firmware says; a hypervisor names its cloud there.</summary>
    public string? SystemVendor => root is null && OperatingSystem.IsWindows() ? ReadWindowsSystemVendor() : ReadLine("/sys/class/dmi/id/sys_vendor");

    public bool Exists(string path) => File.Exists(Resolve(path));

    /// <summary>The file without byte-order mark and white space around, or <see langword="null"/>.</summary>
    public string? Read(string path)
    {
        try
        {
            // Files under /proc and /sys have no length, so they are read until they end.
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
            // Not there or not ours to read: both mean that it tells nothing.
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
