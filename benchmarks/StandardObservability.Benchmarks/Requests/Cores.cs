using System.Globalization;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>Pins the program under test to the first core and the load to the others, so that they do not compete.</summary>
internal sealed class Cores : IDisposable
{
    private const int Attempts = 20;

    private readonly string? _before;

    public Cores()
    {
        if (CanPin)
        {
            _before = Tool.Output("taskset", "-cp", Self).Split(':')[^1].Trim();
            Move($"1-{Environment.ProcessorCount - 1}");
        }
    }

    public static bool CanPin { get; } = Environment.ProcessorCount > 1 && Tool.Exists("taskset");

    private static string Self => Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    public static string Describe()
        => CanPin ? "pinned to one core, load and receiver on the rest" : "not pinned, because there is one core or no taskset (util-linux)";

    /// <summary>Returns the command that starts a program on the first core.</summary>
    public static IReadOnlyList<string> OnFirst(params IEnumerable<string> command) => CanPin ? ["taskset", "-c", "0", .. command] : [.. command];

    public void Dispose()
    {
        if (_before is not null)
        {
            Move(_before);
        }
    }

    /// <summary>Moves all threads of this process. Affinity is set per thread, and only new threads inherit it.</summary>
    private static void Move(string cores)
    {
        // taskset fails if a thread ends while it runs. The next attempt does not list that thread.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (Tool.Succeeds("taskset", "-acp", cores, Self))
            {
                return;
            }
        }

        throw new InvalidOperationException($"taskset could not move this process to the cores {cores}.");
    }
}
