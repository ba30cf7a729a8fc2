namespace Judges;

/// <summary>A tool that judges is missing on this machine; its message says which, and how to get it. Tests skip with it.</summary>
public sealed class JudgeUnavailableException : Exception
{
    public JudgeUnavailableException()
    {
    }

    public JudgeUnavailableException(string message)
        : base(message)
    {
    }

    public JudgeUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
