using System.Globalization;

namespace StandardObservability.Benchmarks.StartUp.Running;

/// <summary>A control group whose programs get a quarter of a core, as a task of Fargate's smallest size does.</summary>
internal sealed class QuarterCore : IDisposable
{
    private const int PeriodMicroseconds = 100_000;
    private const int QuotaMicroseconds = PeriodMicroseconds / 4;
    private const string First = "/sys/fs/cgroup/cpu";
    private const string Second = "/sys/fs/cgroup";

    private readonly string _folder;

    private QuarterCore(string folder) => _folder = folder;

    /// <summary>Creates the group, or returns <see langword="null"/> where this user may not.</summary>
    public static QuarterCore? TryCreate()
    {
        var isFirst = Directory.Exists(First);
        var folder = Path.Combine(isFirst ? First : Second, string.Create(CultureInfo.InvariantCulture, $"start-benchmark-{Environment.ProcessId}"));
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(
                Path.Combine(folder, isFirst ? "cpu.cfs_quota_us" : "cpu.max"),
                isFirst ? $"{QuotaMicroseconds}" : $"{QuotaMicroseconds} {PeriodMicroseconds}");
            return new QuarterCore(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Returns the command that starts a program in the group.</summary>
    public IReadOnlyList<string> Limit(IEnumerable<string> command)
        => ["sh", "-c", $"echo $$ > {_folder}/cgroup.procs && exec \"$@\"", "sh", .. command];

    public void Dispose() => Directory.Delete(_folder);
}
