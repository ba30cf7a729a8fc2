using System.Globalization;

namespace StandardObservability.Metrics;

/// <summary>Reads how much memory the container of this process may use: the smallest limit of its control groups, or the memory of a Lambda function.</summary>
/// <remarks>
/// Source: Linux kernel documentation, "Control Group v2" (<c>memory.max</c>) and "Memory Resource Controller" (<c>memory.limit_in_bytes</c>).
/// The garbage collector's <c>TotalAvailableMemoryBytes</c> is smaller: by default it uses three quarters of the limit.
/// </remarks>
internal sealed class MemoryLimit(Func<string, bool> exists, Func<string, string> read, Func<string, string?> variable)
{
    private const string LambdaMemory = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
    private const string Groups = "/proc/self/cgroup";
    private const string Root = "/sys/fs/cgroup";
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Without a limit, version 1 has the greatest multiple of a page in 63 bits.</summary>
    private const long Unlimited = long.MaxValue / 2;

    /// <summary>The limit in bytes, or <see langword="null"/> without one.</summary>
    public long? Read()
    {
        if (long.TryParse(variable(LambdaMemory), NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes))
        {
            return mebibytes * Mebibyte;
        }

        long? smallest = null;
        foreach (var folder in FindGroups())
        {
            var limit = ReadNumber($"{folder}/memory.max") ?? ReadNumber($"{folder}/memory.limit_in_bytes");
            smallest = limit < (smallest ?? Unlimited) ? limit : smallest;
        }

        return smallest;
    }

    /// <summary>The control groups of memory, from the innermost to the root. A container usually sees its own group as the root.</summary>
    private IEnumerable<string> FindGroups()
    {
        foreach (var line in ReadText(Groups).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // Version 2 is "0::/path", version 1 "7:memory:/path".
            if (line.Split(':', 3) is not [_, var controllers, var path] || !(controllers.Length == 0 || controllers.Split(',').Contains("memory")))
            {
                continue;
            }

            var mount = controllers.Length == 0 ? Root : $"{Root}/memory";
            for (path = path.TrimEnd('/'); path.Length > 0; path = path[..path.LastIndexOf('/')])
            {
                yield return mount + path;
            }

            yield return mount;
        }
    }

    private long? ReadNumber(string file)
        => long.TryParse(ReadText(file).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private string ReadText(string file)
    {
        try
        {
            return exists(file) ? read(file) : string.Empty;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
