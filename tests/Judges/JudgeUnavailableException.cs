namespace Judges;

/// <summary>A tool of the judges is missing on this machine. The message names it and how to install it. Tests are skipped with this exception.</summary>
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
