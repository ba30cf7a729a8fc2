namespace InstructionCounts;

/// <summary>One thing whose cost is counted.</summary>
internal interface ICase : IDisposable
{
    /// <summary>Does it as often as asked.</summary>
    void Run(int operations);
}
