namespace StandardObservability.Faults.Tests.Network;

/// <summary>A name in the machine's hosts file, while the object exists. Only root can write it, as in a container.</summary>
internal sealed class HostsFile : IDisposable
{
    private const string Path = "/etc/hosts";

    private readonly string _line;

    private HostsFile(string line) => _line = line;

    public static bool CanWrite
    {
        get
        {
            try
            {
                using var file = File.Open(Path, FileMode.Open, FileAccess.Write);
                return true;
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                return false;
            }
        }
    }

    /// <summary>Lets a name resolve to the loopback address.</summary>
    public static HostsFile Add(string name)
    {
        var line = $"127.0.0.1 {name}";
        File.AppendAllLines(Path, [line]);
        return new HostsFile(line);
    }

    /// <summary>Removes the name. The file is written in place, because a container mounts it.</summary>
    public void Dispose() => File.WriteAllLines(Path, File.ReadAllLines(Path).Where(l => l != _line));
}
