namespace InstructionCounts;

/// <summary>Repeats one call. The delegate costs the same in every case.</summary>
internal sealed class Repeated<T>(Func<T> work) : ICase
{
    /// <summary>The last result, kept so that the compiler does not remove the calls.</summary>
    public T? Last { get; private set; }

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            Last = work();
        }
    }

    public void Dispose()
    {
        // Memory only.
    }
}
