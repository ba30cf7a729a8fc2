namespace StandardObservability.Tool;

/// <summary>An error that the user can correct. The tool prints it without a stack trace and ends with <see cref="ExitCodes.ToolError"/>.</summary>
internal sealed class ToolException : Exception
{
    /// <summary>Creates the error.</summary>
    public ToolException()
    {
    }

    /// <summary>Creates the error.</summary>
    public ToolException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public ToolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="problem">What is wrong, one sentence.</param>
    /// <param name="reason">Why it matters, one sentence.</param>
    /// <param name="remedy">What to do, one sentence.</param>
    public ToolException(string problem, string reason, string remedy)
        : base($"{problem} {reason} {remedy}")
    {
    }
}
