using System.Globalization;

namespace StandardObservability.Benchmarks.Requests;

/// <summary>Keeps the program under test on the first core and the load on the others, so that neither takes time from the other.</summary>
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

    public static string Describe() => CanPin ? "pinned to one core, load and receiver on the rest" : "not pinned, because there is one core or no taskset (util-linux)";

    /// <summary>The command that starts a program on the first core.</summary>
    public static IReadOnlyList<string> OnFirst(params IEnumerable<string> command) => CanPin ? ["taskset", "-c", "0", .. command] : [.. command];

    public void Dispose()
    {
        if (_before is not null)
        {
            Move(_before);
        }
    }

    /// <summary>Moves all threads of this process: affinity belongs to each, and only new ones inherit it.</summary>
    private static void Move(string cores)
    {
        // A thread that ends between being listed and being moved fails the tool; the next time it is not listed.
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
