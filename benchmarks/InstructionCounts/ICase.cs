namespace InstructionCounts;

/// <summary>An operation whose instructions are counted.</summary>
internal interface ICase : IDisposable
{
    /// <summary>Runs the operation a number of times.</summary>
    void Run(int operations);
}
