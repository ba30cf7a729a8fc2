namespace InstructionCounts;

/// <summary>One call as often as asked. The delegate costs every case the same.</summary>
internal sealed class Repeated<T>(Func<T> work) : ICase
{
    /// <summary>The last answer, kept so that no compiler finds the calls to be for nothing.</summary>
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
